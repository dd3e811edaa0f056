-- What administrators change about the calendar: a row is drafted, tried and then applied or discarded. Applied rows
-- stay as they are; what they say is undone by a later change.
create sequence calendar_change_seq start with 1 increment by 50;
create table calendar_change (
  id bigint primary key,
  version integer not null,
  -- 'national', a district's id, or district/department
  scope varchar(128) not null,
  kind varchar(32) not null,
  -- the year of a notice; "year" itself is a reserved word
  calendar_year integer,
  -- days as CSV with a header, or the sessions of a working day; empty for changed limits tables
  content varchar(20000) not null,
  source varchar(255) not null,
  reason varchar(1000),
  state varchar(32) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(255) not null,
  applied_at timestamp(6) with time zone,
  applied_by varchar(255),
  -- 1, 2, 3 … in the order of application, which decides which change prevails; unique, so that of two that are
  -- applied at the same moment one waits and fails
  applied_number integer unique
);
