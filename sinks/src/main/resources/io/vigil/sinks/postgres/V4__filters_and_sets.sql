-- What people configure through the console: filters, sets of addresses and entities, tags. The document is JSON as GuardDuty's API answers it.
create table console_resource (
    kind     text not null,
    id       text not null,
    document text not null,
    primary key (kind, id)
);
