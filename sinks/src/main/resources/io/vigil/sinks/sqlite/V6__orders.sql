-- Readers go through findings in these orders, page by page: without its index, each page reads the whole table.
create index finding_by_count on finding (count, updated_at, id);
create index finding_by_creation on finding (created_at, updated_at, id);
create index finding_by_first_event on finding (first_seen, updated_at, id);
create index finding_by_last_event on finding (last_seen, updated_at, id);
create index finding_by_type_and_update on finding (type, updated_at, id);
drop index finding_by_type;
