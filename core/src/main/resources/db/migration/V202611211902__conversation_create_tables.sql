-- Conversations and their append-only log.

create table conversation (
    workspace_id       uuid        not null references workspace,
    id                 uuid        not null,
    inbox_id           uuid        not null,
    contact_id         uuid        not null,
    status             text        not null constraint conversation_status check (status in ('assistant', 'queued', 'assigned', 'snoozed', 'resolved')),
    assignee_id        uuid,
    team_id            uuid,
    -- Head of the log; allocated in the transaction that inserts the message, so commit order is seq order.
    last_seq           bigint      not null default 0,
    -- The last entry a visitor may see, and the last one a visitor wrote.
    visible_seq        bigint      not null default 0,
    visitor_seq        bigint      not null default 0,
    -- The last visitor's message that emotion, escalation and assistant have dealt with.
    heard_seq          bigint      not null default 0,
    opened_at          timestamptz not null,
    last_activity_at   timestamptz not null,
    waiting_since      timestamptz,
    resolved_at        timestamptz,
    escalation         jsonb,
    assignment_reasons jsonb       not null default '[]',
    emotion            jsonb,
    assistant_misses   integer     not null default 0,
    locale             text,
    page               text,
    constraint conversation_pk primary key (workspace_id, id),
    constraint conversation_inbox foreign key (workspace_id, inbox_id) references inbox,
    constraint conversation_contact foreign key (workspace_id, contact_id) references contact,
    constraint conversation_assignee foreign key (workspace_id, assignee_id) references staff,
    constraint conversation_team foreign key (workspace_id, team_id) references team
);
create index conversation_activity_idx on conversation (workspace_id, last_activity_at desc, id desc);
create index conversation_contact_idx on conversation (workspace_id, contact_id, last_activity_at desc);
create index conversation_assignee_idx on conversation (workspace_id, assignee_id) where status in ('assigned', 'snoozed');
create index conversation_queued_idx on conversation (workspace_id, waiting_since) where status = 'queued';
create index conversation_unheard_idx on conversation (workspace_id, last_activity_at) where heard_seq < visitor_seq;

create table message (
    workspace_id      uuid        not null,
    conversation_id   uuid        not null,
    seq               bigint      not null,
    -- The sender's own id: sending it again stores nothing new.
    id                uuid        not null,
    author_kind       text        not null constraint message_author_kind check (author_kind in ('visitor', 'agent', 'bot', 'system')),
    author_id         uuid        not null,
    author_name       text        not null,
    kind              text        not null constraint message_kind check (kind in ('text', 'note', 'event')),
    body              text        not null,
    at                timestamptz not null,
    -- The last earlier entry a visitor may see.
    visible_prev      bigint      not null,
    sources           jsonb,
    suggestion_id     uuid,
    suggestion_edited boolean,
    constraint message_pk primary key (workspace_id, conversation_id, seq),
    constraint message_conversation foreign key (workspace_id, conversation_id) references conversation,
    constraint message_sent_once unique (workspace_id, author_id, id, conversation_id)
);

create table read_mark (
    workspace_id    uuid   not null,
    conversation_id uuid   not null,
    reader_id       uuid   not null,
    seq             bigint not null,
    constraint read_mark_pk primary key (workspace_id, conversation_id, reader_id),
    constraint read_mark_conversation foreign key (workspace_id, conversation_id) references conversation
);

create table emotion_reading (
    workspace_id    uuid        not null,
    conversation_id uuid        not null,
    seq             bigint      not null,
    reading         jsonb       not null,
    at              timestamptz not null,
    constraint emotion_reading_pk primary key (workspace_id, conversation_id, seq),
    constraint emotion_reading_message foreign key (workspace_id, conversation_id, seq) references message
);
