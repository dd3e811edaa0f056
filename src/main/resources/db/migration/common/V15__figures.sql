-- What the board counts again and again, counted once for each day that is over; see org.onewindow.figures.CountedDays.
-- Days are those since 1970-01-01 in the office's time. What a clock does not name is '-'.
create table ended_clocks (
  on_day integer not null,
  district varchar(64) not null,
  item varchar(128) not null,
  department varchar(128) not null,
  process varchar(255) not null,
  step varchar(64) not null,
  kind varchar(32) not null,
  unit varchar(32) not null,
  average boolean not null,
  ended bigint not null,
  in_time bigint not null,
  late bigint not null,
  -- of those that ended, the ones whose time is known, with what they used and their limits
  clocks bigint not null,
  used bigint not null,
  amount bigint not null
);
create index ended_clocks_day on ended_clocks (on_day);
create table closed_cases (
  on_day integer not null,
  district varchar(64) not null,
  item varchar(128) not null,
  closed bigint not null,
  at_once bigint not null,
  visits bigint not null,
  online bigint not null
);
create index closed_cases_day on closed_cases (on_day);
create table counted_day (
  on_day integer primary key
);
-- who counts holds this row
create table counting (
  id integer primary key
);
insert into counting (id) values (1);

-- The light of each open case, of the case as a whole (face CASE, part '-'), and among its clocks of one department or
-- process: red from red_at on, yellow from yellow_at on; see org.onewindow.deadline.OpenCases.
create table open_case (
  case_number varchar(32) not null references case_file (number),
  face varchar(16) not null,
  part varchar(255) not null,
  district varchar(64) not null,
  item varchar(128) not null,
  red_at timestamp(6) with time zone,
  yellow_at timestamp(6) with time zone,
  paused boolean not null,
  primary key (case_number, face, part)
);
insert into open_case (case_number, face, part, district, item, red_at, yellow_at, paused)
select d.case_number, v.face,
  case v.face when 'DEPARTMENT' then coalesce(d.department, '-') when 'PROCESS' then coalesce(d.process, '-') else '-' end,
  d.district, f.item,
  min(case when d.paused_at is null and not d.average then d.due_at end),
  min(case when d.paused_at is null then d.warn_at end),
  count(d.paused_at) = count(*)
from deadline d join case_file f on f.number = d.case_number
  cross join (values ('CASE'), ('DEPARTMENT'), ('PROCESS')) as v (face)
where d.state = 'RUNNING' and d.kind in ('STATUTORY', 'PROMISED')
group by d.case_number, v.face,
  case v.face when 'DEPARTMENT' then coalesce(d.department, '-') when 'PROCESS' then coalesce(d.process, '-') else '-' end,
  d.district, f.item;
create index open_case_light on open_case (face, district, part, item, red_at, yellow_at, paused, case_number);

create index case_file_applicant on case_file (applicant_name);
create index case_file_item on case_file (item, id);
create index deadline_of_department on deadline (department, state, ended_at);
