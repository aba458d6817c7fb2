-- One row per finding, absolute values.
create table finding (
    id         text primary key,
    type       text not null,
    severity   double precision not null,
    account    text not null,
    region     text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    count      bigint not null,
    unit       text not null,
    tactic     text not null,
    title      text not null,
    principal  text,
    access_key text,
    instance   text,
    bucket     text,
    remote_ip  text,
    archived   boolean not null,
    document   jsonb not null
);

create index finding_by_severity on finding (severity desc, updated_at desc);
create index finding_by_account on finding (account, updated_at desc);
create index finding_by_type on finding (type);
create index finding_by_principal on finding (principal) where principal is not null;
create index finding_by_instance on finding (instance) where instance is not null;
create index finding_by_remote on finding (remote_ip) where remote_ip is not null;
