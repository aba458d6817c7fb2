-- One row per finding, absolute values. Times are ISO 8601 in UTC.
create table finding (
    -- Names the row in finding_value; what everybody else names a finding by is its id.
    number     integer primary key,
    id         text unique not null,
    type       text not null,
    severity   real not null,
    account    text not null,
    region     text not null,
    created_at text not null,
    updated_at text not null,
    first_seen text not null,
    last_seen  text not null,
    count      integer not null,
    unit       text not null,
    tactic     text not null,
    title      text not null,
    principal  text,
    access_key text,
    instance   text,
    bucket     text,
    remote_ip  text,
    archived   integer not null,
    document   text not null
) strict;

create index finding_by_severity on finding (severity desc, updated_at desc);
create index finding_by_account on finding (account, updated_at desc);
create index finding_by_type on finding (type);
create index finding_by_principal on finding (principal) where principal is not null;
create index finding_by_instance on finding (instance) where instance is not null;
create index finding_by_remote on finding (remote_ip) where remote_ip is not null;
