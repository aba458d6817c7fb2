-- What was handed to other tools, each by name. A finding is handed on again when its row differs from what is noted here.
create table delivery (
    receiver     text not null,
    finding_id   text not null,
    updated_at   text not null,
    count        integer not null,
    -- Whether the receiver refused it for good.
    refused      integer not null,
    -- By the clock of who delivered.
    delivered_at text not null,
    primary key (receiver, finding_id)
) strict;
