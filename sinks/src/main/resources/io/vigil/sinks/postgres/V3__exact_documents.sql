-- Byte for byte as they were written; jsonb sorts keys and drops spaces. Searches say document::jsonb, which is what is indexed.
drop index finding_by_document;
alter table finding alter column document type json using document::json;
create index finding_by_document on finding using gin ((document::jsonb) jsonb_path_ops);

create index finding_by_access_key on finding (access_key) where access_key is not null;
create index finding_by_bucket on finding (bucket) where bucket is not null;
