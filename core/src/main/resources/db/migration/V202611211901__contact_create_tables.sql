-- Who writes to us, and the tokens their browsers hold.

create table contact (
    workspace_id uuid        not null references workspace,
    id           uuid        not null,
    inbox_id     uuid        not null,
    -- The subject of a verified identity; null for anonymous visitors.
    external_id  text,
    name         text,
    email        text,
    locale       text,
    -- The page they opened the chat from, last time.
    page         text,
    merged_into  uuid,
    created_at   timestamptz not null default now(),
    constraint contact_pk primary key (workspace_id, id),
    constraint contact_inbox foreign key (workspace_id, inbox_id) references inbox,
    constraint contact_external_unique unique (workspace_id, inbox_id, external_id)
);

create table visitor_token (
    workspace_id uuid        not null,
    token_hash   bytea       not null,
    contact_id   uuid        not null,
    created_at   timestamptz not null,
    revoked_at   timestamptz,
    constraint visitor_token_pk primary key (workspace_id, token_hash),
    constraint visitor_token_contact foreign key (workspace_id, contact_id) references contact
);
create index visitor_token_contact_idx on visitor_token (workspace_id, contact_id);
