create index finding_by_access_key on finding (access_key) where access_key is not null;
create index finding_by_bucket on finding (bucket) where bucket is not null;
