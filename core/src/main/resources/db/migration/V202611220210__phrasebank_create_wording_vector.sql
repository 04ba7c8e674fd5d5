-- What the model made of the wordings of the phrase bank. A cache: it may be emptied, and is filled again in half a minute.

create table wording_vector (
    workspace_id uuid        not null references workspace,
    -- Vectors of another model are not comparable.
    model        text        not null,
    wording      text        not null,
    -- 384 floats, big-endian.
    vector       bytea       not null,
    created_at   timestamptz not null,
    constraint wording_vector_pk primary key (workspace_id, model, wording)
);
