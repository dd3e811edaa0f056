-- A recomputation ends with a second look at clocks that were started while it ran.
alter table recalculation add column checked_at timestamp(6) with time zone;
