-- Whom a finding is about, readable: what lists show beside ids.
alter table finding add column subject text;
update finding set subject = coalesce(
    document #>> '{service,detection,sequence,actors,0,user,name}',
    document #>> '{resource,accessKeyDetails,userName}',
    document #>> '{resource,accessKeyDetails,principalId}',
    document #>> '{resource,instanceDetails,instanceId}',
    document #>> '{resource,s3BucketDetails,0,name}',
    document #>> '{service,detection,sequence,resources,0,name}');
