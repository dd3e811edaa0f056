-- Government procurement. Money is decimal in yuan, exact to the fen.
create sequence procurement_seq start with 1 increment by 50;
create table procurement (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null unique references case_file (number),
  category varchar(32) not null,
  budget numeric(18, 2) not null check (budget > 0),
  method varchar(32),
  set_aside varchar(32),
  reserved numeric(18, 2),
  reserved_micro numeric(18, 2)
);

create sequence candidate_seq start with 1 increment by 50;
create table candidate (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  -- one more after each new procurement
  round integer not null,
  place integer not null,
  supplier varchar(255) not null,
  supplier_code varchar(64) not null,
  supplier_size varchar(32) not null,
  bid numeric(18, 2) not null check (bid > 0),
  state varchar(32) not null,
  notice_number varchar(64),
  notified_on date,
  dropped_for varchar(4000),
  unique (case_number, round, place),
  unique (case_number, round, supplier_code)
);

create sequence contract_seq start with 1 increment by 50;
create table contract (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null unique references case_file (number),
  number varchar(64) not null,
  supplier varchar(255) not null,
  supplier_code varchar(64) not null,
  amount numeric(18, 2) not null check (amount > 0),
  prepayment numeric(18, 2) not null check (prepayment > 0 and prepayment <= amount),
  signed_on date not null,
  perform_by date not null,
  recorded_at timestamp(6) with time zone not null,
  recorded_by varchar(255) not null
);
create table contract_instalment (
  contract_id bigint not null references contract (id),
  place integer not null,
  name varchar(255) not null,
  amount numeric(18, 2) not null check (amount > 0),
  primary key (contract_id, place)
);

create sequence payment_seq start with 1 increment by 50;
create table payment (
  id bigint primary key,
  version integer not null,
  case_number varchar(32) not null references case_file (number),
  kind varchar(32) not null,
  invoice_number varchar(64) not null,
  invoiced_on date not null,
  amount numeric(18, 2) not null check (amount > 0),
  state varchar(32) not null,
  paid_on date,
  voucher_number varchar(64),
  returned_for varchar(2000),
  unique (case_number, invoice_number)
);
