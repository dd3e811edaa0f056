-- Who gave a draft up, and when; empty for those that were given up before this was recorded.
alter table calendar_change add column discarded_at timestamp(6) with time zone;
alter table calendar_change add column discarded_by varchar(255);
