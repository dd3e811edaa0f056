-- A limit may be what cases take on average; a single case that takes longer is not late.
alter table deadline add column average boolean default false not null;
-- A material that an earlier case of the applicant has need not be handed in again.
alter table case_material add column shared_from varchar(32) references case_file (number);
