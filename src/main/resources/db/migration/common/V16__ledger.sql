-- The ledger 部门月报 of a month that is over never changes, so it counts from when a department got something into its
-- hands. A clock may start before that (a notice of last month that is entered today) or after it (what comes in on a
-- day off); until now only its start was known. Nullable, because it is what the ledger alone asks for.
alter table deadline add column recorded_at timestamp(6) with time zone;
update deadline set recorded_at = case when ended_at < started_at then ended_at else started_at end;

-- Another department answers for a clock from a moment on.
create sequence clock_handover_seq start with 1 increment by 50;
create table clock_handover (
  id bigint primary key,
  deadline_id bigint not null references deadline (id),
  from_department varchar(128) not null,
  to_department varchar(128) not null,
  at timestamp(6) with time zone not null
);
create index clock_handover_deadline on clock_handover (deadline_id, at);
