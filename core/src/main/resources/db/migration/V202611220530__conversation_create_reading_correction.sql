-- What staff said of the reading of a message, for screens and for the next fit. The text is the message's own and goes with it.

create table reading_correction (
    workspace_id    uuid        not null,
    conversation_id uuid        not null,
    seq             bigint      not null,
    staff_id        uuid        not null,
    -- The feeling that was read, and what is said to be right: a feeling, or that it is not this one.
    read_as         text        not null,
    feeling         text        not null,
    language        text        not null,
    at              timestamptz not null,
    constraint reading_correction_pk primary key (workspace_id, conversation_id, seq),
    constraint reading_correction_message foreign key (workspace_id, conversation_id, seq) references message on delete cascade,
    constraint reading_correction_staff foreign key (workspace_id, staff_id) references staff
);
