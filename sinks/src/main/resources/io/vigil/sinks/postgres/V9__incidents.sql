-- Which finding people meet this one under: the sequence that it is a member of, else itself. Readers fold rows by it.
alter table finding add column incident text not null default '';
update finding set incident = coalesce(
    (select min(story ->> 'id') from json_array_elements(document #> '{service,additionalInfo,vigil,memberOf}') story),
    id);
create index finding_by_incident on finding (incident, archived, severity, updated_at, type, account, region, id);
