-- What the assistant may answer from.

create table article (
    workspace_id uuid        not null references workspace,
    id           uuid        not null,
    slug         text        not null,
    locale       text        not null default 'en',
    title        text        not null,
    -- The short answer in warm words, and the whole text it is taken from.
    answer       text        not null,
    body         text        not null,
    -- How customers ask for it.
    questions    text[]      not null default '{}',
    url          text        not null,
    audience     text[]      not null default '{customer}',
    retired_at   timestamptz,
    updated_at   timestamptz not null,
    constraint article_pk primary key (workspace_id, id),
    constraint article_slug_unique unique (workspace_id, locale, slug)
);
