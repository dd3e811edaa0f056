-- how the parts ended that departments or companies handle side by side in a process of a case
create sequence case_branch_seq start with 1 increment by 50;
create table case_branch (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  process_instance_id varchar(64) not null,
  name varchar(255) not null,
  department varchar(128) not null,
  ending varchar(32) not null,
  reference varchar(255),
  note varchar(4000),
  ended_at timestamp(6) with time zone not null,
  ended_by varchar(255) not null,
  unique (process_instance_id, name)
);
create index case_branch_case on case_branch (case_number);
