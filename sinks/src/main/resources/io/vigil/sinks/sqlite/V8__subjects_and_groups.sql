-- Whom a finding is about, readable: what lists show beside ids.
alter table finding add column subject text;
update finding set subject = coalesce(
    document ->> '$.service.detection.sequence.actors[0].user.name',
    document ->> '$.resource.accessKeyDetails.userName',
    document ->> '$.resource.accessKeyDetails.principalId',
    document ->> '$.resource.instanceDetails.instanceId',
    document ->> '$.resource.s3BucketDetails[0].name',
    document ->> '$.service.detection.sequence.resources[0].name');
-- Counts read these alone, group by group: where the order of an index is that of the groups, nothing is sorted.
create index finding_by_type_to_count on finding (type, archived, severity, updated_at, account, region, id);
create index finding_by_account_to_count on finding (account, archived, severity, updated_at, type, region, id);
create index finding_by_day_to_count on finding (substr(updated_at, 1, 10), severity, archived, updated_at, type, account, region, id);
create index finding_by_resource_to_count on finding (account, instance, bucket, access_key, archived, severity, updated_at, type, region, id);
