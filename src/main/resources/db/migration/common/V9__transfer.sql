-- A task went from one department to another of the same district.
create sequence transfer_seq start with 1 increment by 50;
create table transfer (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  task_id varchar(64) not null,
  task_name varchar(255) not null,
  from_department varchar(64) not null,
  to_department varchar(64) not null,
  reason varchar(2000) not null,
  transferred_by varchar(255) not null,
  transferred_at timestamp(6) with time zone not null
);
create index transfer_case on transfer (case_number);
