-- The business, its people, its inboxes, and what lets them sign in.

create table installation (
    single       boolean primary key default true constraint installation_single check (single),
    -- Changes only when history may have been rewound (a restored backup): clients then start afresh.
    epoch        text        not null,
    created_at   timestamptz not null default now()
);

create table workspace (
    id           uuid        primary key,
    name         text        not null,
    time_zone    text        not null default 'UTC',
    created_at   timestamptz not null default now()
);

create table team (
    workspace_id uuid not null references workspace,
    id           uuid not null,
    name         text not null,
    constraint team_pk primary key (workspace_id, id)
);

create table staff (
    workspace_id        uuid        not null references workspace,
    id                  uuid        not null,
    email               text        not null constraint staff_email_lower check (email = lower(email)),
    name                text        not null,
    role                text        not null constraint staff_role check (role in ('agent', 'lead', 'owner')),
    password_hash       text        not null,
    -- What they chose; whether they are there is known by their open connections.
    availability        text        not null default 'available' constraint staff_availability check (availability in ('available', 'away')),
    takes_conversations boolean     not null default true,
    capacity            integer     not null default 6 constraint staff_capacity check (capacity between 0 and 1000),
    last_assigned_at    timestamptz,
    disabled_at         timestamptz,
    created_at          timestamptz not null default now(),
    constraint staff_pk primary key (workspace_id, id),
    constraint staff_email_unique unique (workspace_id, email)
);

create table team_member (
    workspace_id uuid not null,
    team_id      uuid not null,
    staff_id     uuid not null,
    constraint team_member_pk primary key (workspace_id, team_id, staff_id),
    constraint team_member_team foreign key (workspace_id, team_id) references team,
    constraint team_member_staff foreign key (workspace_id, staff_id) references staff
);

create table staff_session (
    workspace_id uuid        not null,
    token_hash   bytea       not null,
    staff_id     uuid        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    constraint staff_session_pk primary key (workspace_id, token_hash),
    constraint staff_session_staff foreign key (workspace_id, staff_id) references staff
);

create table inbox (
    workspace_id    uuid        not null references workspace,
    id              uuid        not null,
    key             text        not null,
    name            text        not null,
    audience        text        not null default 'customer' constraint inbox_audience check (audience in ('customer', 'supplier', 'neighbour', 'staff')),
    locale          text        not null default 'en',
    greeting        text        not null,
    assistant_name  text,
    accent          text        not null default '#b4512b' constraint inbox_accent check (accent ~ '^#[0-9a-f]{6}$'),
    reply_time      text        not null default '',
    allowed_origins text[]      not null default '{}',
    identity_secret text,
    team_id         uuid,
    created_at      timestamptz not null default now(),
    constraint inbox_pk primary key (workspace_id, id),
    constraint inbox_key_unique unique (workspace_id, key),
    constraint inbox_team foreign key (workspace_id, team_id) references team
);
