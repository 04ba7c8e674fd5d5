-- The nodes of this installation that live. Unlogged: after a crash of the database they all say so again.

create unlogged table node (
    id      uuid        primary key,
    -- By the database's clock, so that the nodes' clocks do not matter.
    seen_at timestamptz not null,
    -- Who of the staff is connected to it.
    staff   uuid[]      not null
);
