-- One row each time a conversation is resolved and the customer is asked.

create table satisfaction (
    workspace_id    uuid        not null,
    id              uuid        not null,
    conversation_id uuid        not null,
    inbox_id        uuid        not null,
    -- Who had the conversation when the question was asked: kept, whoever has it later.
    agent_id        uuid,
    team_id         uuid,
    asked_at        timestamptz not null,
    score           integer constraint satisfaction_score check (score between 1 and 5),
    comment         text,
    answered_at     timestamptz,
    constraint satisfaction_pk primary key (workspace_id, id),
    constraint satisfaction_conversation foreign key (workspace_id, conversation_id) references conversation,
    constraint satisfaction_answered check ((score is null) = (answered_at is null))
);
create index satisfaction_asked_idx on satisfaction (workspace_id, asked_at);
create index satisfaction_conversation_idx on satisfaction (workspace_id, conversation_id, asked_at desc);
