-- The case file: what the engine does not need to branch on. Everything hangs on the case number,
-- which is the process's business key.
create sequence case_file_seq start with 1 increment by 50;
create table case_file (
  id bigint primary key,
  version integer not null,
  number varchar(32) not null unique,
  district varchar(64) not null,
  item varchar(128) not null,
  item_name varchar(255) not null,
  subject varchar(255) not null,
  applicant_name varchar(255) not null,
  applicant_id_number varchar(64) not null,
  applicant_phone varchar(64) not null,
  state varchar(32) not null,
  outcome varchar(32),
  received_at timestamp(6) with time zone not null,
  accepted_at timestamp(6) with time zone,
  acceptance varchar(32),
  closed_at timestamp(6) with time zone
);
create index case_file_district on case_file (district, state);

create sequence case_event_seq start with 1 increment by 50;
create table case_event (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  at timestamp(6) with time zone not null,
  actor_id varchar(64),
  actor_name varchar(255) not null,
  text varchar(4000) not null
);
create index case_event_case on case_event (case_number, at);

create sequence case_material_seq start with 1 increment by 50;
create table case_material (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  code varchar(64) not null,
  name varchar(255) not null,
  essential boolean not null,
  status varchar(32) not null,
  promised_for date,
  unique (case_number, code)
);

create sequence issued_document_seq start with 1 increment by 50;
create table issued_document (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  number varchar(64) not null unique,
  type varchar(64) not null,
  title varchar(255) not null,
  body varchar(20000) not null,
  issued_at timestamp(6) with time zone not null,
  issued_by varchar(255) not null
);
create index issued_document_case on issued_document (case_number, issued_at);

create sequence attachment_seq start with 1 increment by 50;
create table attachment (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  material_code varchar(64),
  file_name varchar(255) not null,
  media_type varchar(128) not null,
  size bigint not null,
  sha256 varchar(64) not null,
  uploaded_at timestamp(6) with time zone not null,
  uploaded_by varchar(255) not null
);
create index attachment_case on attachment (case_number);

create sequence deadline_seq start with 1 increment by 50;
create table deadline (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  step varchar(64) not null,
  name varchar(255) not null,
  kind varchar(32) not null,
  activity_id varchar(255) not null,
  execution_id varchar(64) not null,
  department varchar(128),
  started_at timestamp(6) with time zone not null,
  amount integer not null,
  unit varchar(32) not null,
  warn_days integer not null,
  basis varchar(500) not null,
  warn_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  provisional boolean not null,
  state varchar(32) not null,
  supervised boolean not null,
  ended_at timestamp(6) with time zone
);
create index deadline_case on deadline (case_number);
create index deadline_execution on deadline (execution_id, step);

create sequence false_commitment_seq start with 1 increment by 50;
create table false_commitment (
  id bigint primary key,
  version integer not null,
  applicant_id_number varchar(64) not null,
  applicant_name varchar(255) not null,
  case_number varchar(32) not null references case_file (number),
  finding varchar(4000) not null,
  recorded_at timestamp(6) with time zone not null,
  repaired_at timestamp(6) with time zone,
  repair varchar(4000)
);
create index false_commitment_applicant on false_commitment (applicant_id_number);

create sequence inspection_seq start with 1 increment by 50;
create table inspection (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  kind varchar(32) not null,
  -- the case number for a planned inspection, otherwise null: a case has at most one planned inspection
  planned_for varchar(32) unique,
  reason varchar(4000),
  ordered_at timestamp(6) with time zone not null,
  inspected_on date,
  inspectors varchar(500),
  result varchar(32),
  defects varchar(4000)
);
create index inspection_case on inspection (case_number);

create sequence acceptance_opinion_seq start with 1 increment by 50;
create table acceptance_opinion (
  id bigint primary key,
  case_number varchar(32) not null references case_file (number),
  round integer not null,
  department varchar(128) not null,
  opinion varchar(32) not null,
  text varchar(4000) not null,
  matter varchar(4000),
  promised_for date,
  given_at timestamp(6) with time zone not null,
  given_by varchar(255) not null,
  unique (case_number, round, department)
);
