-- What people did. A job that writes a finding anew never touches it; readers join it.
create table finding_state (
    id         text primary key not null,
    -- Null while nobody archived or unarchived it.
    archived   integer,
    -- The finding's severity when that was done: an archived finding that grows graver is shown again.
    severity   real,
    feedback   text,
    comments   text,
    changed_by text not null,
    changed_at text not null
) strict;

-- Every change, in the order of its making.
create table audit (
    at         text not null,
    who        text not null,
    what       text not null,
    finding_id text not null,
    details    text not null
) strict;

drop index finding_by_severity;
create index finding_by_severity on finding (severity, updated_at, id);
create index finding_by_update on finding (updated_at, id);
-- Counts read these alone: the rows are fat.
create index finding_counts on finding (archived, severity, updated_at, type, account, region, id, unit, principal, access_key, instance, bucket);
