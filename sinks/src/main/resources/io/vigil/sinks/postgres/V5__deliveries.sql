-- What was handed to other tools, each by name. A finding is handed on again when its row differs from what is noted here.
create table delivery (
    receiver     text not null,
    finding_id   text not null,
    updated_at   timestamptz not null,
    count        bigint not null,
    -- Whether the receiver refused it for good.
    refused      boolean not null,
    -- By the clock of who delivered.
    delivered_at timestamptz not null,
    primary key (receiver, finding_id)
);
