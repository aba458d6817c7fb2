-- Counts read every row: so documents lie apart from the rows (those that are written from now on), and the map that lets counts read an index alone is kept
-- fresh, by a vacuum after each fiftieth row instead of each fifth.
alter table finding set (
    toast_tuple_target = 768,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);
-- In the order of the groups, nothing is sorted; an expression would keep an index from being read alone.
alter table finding add column day date generated always as ((updated_at at time zone 'UTC')::date) stored;
create index finding_by_day_to_count on finding (day, severity, archived, updated_at, type, account, region, id);
create index finding_by_resource_to_count on finding (account, instance, bucket, access_key, archived, severity, updated_at, type, region, id);
