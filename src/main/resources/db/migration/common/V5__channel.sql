-- How a case came in, and how often the applicant had to come for it: the figures that a one-window office reports.
-- What was received before had come in at the window, once at least.
alter table case_file add column channel varchar(32) default 'WINDOW' not null;
alter table case_file add column visits integer default 1 not null;
create index case_file_closed on case_file (closed_at);
create index deadline_ended on deadline (ended_at);
