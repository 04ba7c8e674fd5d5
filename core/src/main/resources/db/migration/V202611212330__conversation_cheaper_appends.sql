-- An append changes a conversation's row. Where no indexed column changes and the page has room, PostgreSQL writes no index entries
-- ("heap-only tuples"); before, each message wrote one into every index of the table.

alter table conversation set (fillfactor = 70, toast_tuple_target = 256);
-- Readings of feelings are long and change seldom compared with the rest of the row: out of its way.
alter table conversation alter column emotion set storage external;

drop index conversation_queued_idx;
create index conversation_queued_idx on conversation (workspace_id, id) where status = 'queued';
-- Which messages were not heard is looked for among the conversations that were active lately.
drop index conversation_unheard_idx;

-- Messages are inserted by the log alone, which holds the lock on their conversation; asking for the conversation again for each
-- message was a tenth of the cost of storing it.
alter table message drop constraint message_conversation;
