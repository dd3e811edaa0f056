-- A clock may be paused and extended; it knows its district and the process that it is in.
alter table deadline add column process_instance_id varchar(64);
alter table deadline add column district varchar(64);
alter table deadline add column warn varchar(8);
alter table deadline add column pauses varchar(64);
alter table deadline add column extension varchar(64);
alter table deadline add column extended integer default 0 not null;
alter table deadline add column warned boolean default false not null;
alter table deadline add column paused_at timestamp(6) with time zone;
-- what was used up of the limit when the clock ended, in its unit, without pauses
alter table deadline add column used integer;
update deadline set
  process_instance_id = execution_id,
  district = (select c.district from case_file c where c.number = deadline.case_number),
  warn = cast(warn_days as varchar(8));
alter table deadline alter column process_instance_id set not null;
alter table deadline alter column district set not null;
alter table deadline alter column warn set not null;
alter table deadline drop column warn_days;
create index deadline_running on deadline (state, case_number);
create index deadline_process on deadline (process_instance_id, state);

create sequence clock_pause_seq start with 1 increment by 50;
create table clock_pause (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  reason varchar(64) not null,
  reason_name varchar(255) not null,
  basis varchar(500) not null,
  notice_number varchar(64) not null,
  announced_days integer not null,
  explanation varchar(2000) not null,
  evidence varchar(500) not null,
  ordered_by varchar(255) not null,
  begun_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  ended_by varchar(255)
);
create index clock_pause_case on clock_pause (case_number);
create table clock_pause_deadline (
  clock_pause_id bigint not null references clock_pause (id),
  deadline_id bigint not null references deadline (id),
  primary key (clock_pause_id, deadline_id)
);
create index clock_pause_of_deadline on clock_pause_deadline (deadline_id);

create sequence clock_extension_seq start with 1 increment by 50;
create table clock_extension (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  deadline_id bigint not null references deadline (id),
  amount integer not null,
  basis varchar(500) not null,
  reason varchar(2000) not null,
  requested_by varchar(255) not null,
  requested_at timestamp(6) with time zone not null,
  state varchar(32) not null,
  decided_by varchar(255),
  decided_at timestamp(6) with time zone,
  opinion varchar(2000)
);
create index clock_extension_deadline on clock_extension (deadline_id);
