-- One recomputation of running clocks; the cursor lets it go on where it was interrupted.
create sequence recalculation_seq start with 1 increment by 50;
create table recalculation (
  id bigint primary key,
  version integer not null,
  calendar_change_id bigint not null,
  total bigint not null,
  done bigint not null,
  moved bigint not null,
  after_case varchar(32) not null,
  started_by varchar(255) not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone
);
create unique index recalculation_change on recalculation (calendar_change_id);
