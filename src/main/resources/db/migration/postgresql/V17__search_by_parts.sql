-- A part of a number or of a name is found by the three characters that it has in a row. Without the right to create
-- the extension it is found, too, but by reading every case of the period.
do $$
begin
  create extension if not exists pg_trgm;
  create index case_file_number_part on case_file using gin (upper(number) gin_trgm_ops);
  create index case_file_applicant_part on case_file using gin (upper(applicant_name) gin_trgm_ops);
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'pg_trgm is not available: %', sqlerrm;
end
$$;
