create table attachment_content (
  attachment_id bigint primary key references attachment (id),
  content binary large object not null
);
