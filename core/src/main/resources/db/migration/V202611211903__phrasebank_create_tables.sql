-- The phrase bank, what it offered, and what people did with it.

create table situation (
    workspace_id uuid   not null references workspace,
    locale       text   not null,
    key          text   not null,
    title        text   not null,
    audience     text[] not null,
    -- Wordings of customers that mark this situation.
    about        text[] not null,
    constraint situation_pk primary key (workspace_id, locale, key)
);

create table phrase (
    workspace_id uuid        not null references workspace,
    id           uuid        not null,
    -- Stable name of a shipped phrase, so that an update finds it again.
    key          text        not null,
    locale       text        not null,
    situation    text        not null,
    moment       text        not null,
    feelings     text[]      not null,
    formality    text        not null,
    directness   text        not null,
    text         text        not null,
    answers      text[]      not null,
    avoid        text,
    never_for    text[]      not null default '{}',
    -- An owner's edit; shipped updates leave such a phrase alone.
    edited       boolean     not null default false,
    retired_at   timestamptz,
    updated_at   timestamptz not null,
    constraint phrase_pk primary key (workspace_id, id),
    constraint phrase_key_unique unique (workspace_id, locale, key),
    constraint phrase_situation foreign key (workspace_id, locale, situation) references situation
);

create table suggestion (
    workspace_id    uuid             not null,
    id              uuid             not null,
    phrase_id       uuid             not null,
    conversation_id uuid,
    seq             bigint,
    -- Null when offered unasked, to whoever follows the conversation.
    staff_id        uuid,
    text            text             not null,
    score           double precision not null,
    reasons         jsonb            not null,
    at              timestamptz      not null,
    outcome         text constraint suggestion_outcome check (outcome in ('accepted', 'edited', 'dismissed')),
    outcome_by      uuid,
    outcome_at      timestamptz,
    sent_text       text,
    constraint suggestion_pk primary key (workspace_id, id),
    constraint suggestion_phrase foreign key (workspace_id, phrase_id) references phrase,
    constraint suggestion_conversation foreign key (workspace_id, conversation_id) references conversation
);
create index suggestion_phrase_idx on suggestion (workspace_id, phrase_id) where outcome is not null;
create index suggestion_conversation_idx on suggestion (workspace_id, conversation_id, at desc);
