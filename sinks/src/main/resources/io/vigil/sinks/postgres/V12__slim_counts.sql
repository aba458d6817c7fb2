-- A count of the page goes through an index alone. One that has all columns that can be asked for is so large that the planner reads the table instead;
-- one for each count, with nothing else in it, is a quarter as large as the table.
drop index finding_counts;
drop index finding_by_day_to_count;
drop index finding_by_resource_to_count;
create index finding_by_severity_to_count on finding (archived, severity, updated_at);
create index finding_by_type_to_count on finding (archived, type, updated_at);
create index finding_by_account_to_count on finding (archived, account, updated_at);
create index finding_by_day_to_count on finding (archived, day, severity, updated_at);
create index finding_by_resource_to_count on finding (archived, account, instance, bucket, access_key, updated_at);
create index finding_by_incident_to_count on finding (archived, incident);
