create table attachment_content (
  attachment_id bigint primary key references attachment (id),
  content bytea not null
);
