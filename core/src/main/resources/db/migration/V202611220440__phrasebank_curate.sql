-- The owner's hand in the phrase bank: own and imported phrases, versions to edit against, and a revision that says when it changed.

alter table phrase
    add column version bigint not null default 1,
    add column source text not null default 'shipped',
    -- Imported, and not offered until the owner has said what it is for.
    add column to_review boolean not null default false,
    alter column situation drop not null,
    alter column moment drop not null,
    add constraint phrase_source check (source in ('shipped', 'own', 'imported')),
    add constraint phrase_complete check (to_review or (situation is not null and moment is not null));

-- Made by the owner; what is shipped leaves it alone.
alter table situation add column edited boolean not null default false;

-- How often a phrase was offered, whatever became of it.
create index suggestion_offered_idx on suggestion (workspace_id, phrase_id);

create table phrase_bank (
    workspace_id uuid   not null references workspace,
    -- Grows with every change to situations and phrases, so that a node need not read them all to see whether there was one.
    revision     bigint not null,
    constraint phrase_bank_pk primary key (workspace_id)
);

create table phrase_rebuild (
    workspace_id uuid        not null references workspace,
    id           uuid        not null,
    phase        text        not null,
    done         bigint      not null,
    total        bigint      not null,
    started_at   timestamptz not null,
    -- Of the node that works on it; when it grows old, that node is gone and another may take over.
    beat_at      timestamptz not null,
    ended_at     timestamptz,
    constraint phrase_rebuild_pk primary key (workspace_id),
    constraint phrase_rebuild_phase check (phase in ('reading', 'meanings', 'index', 'done', 'failed'))
);
