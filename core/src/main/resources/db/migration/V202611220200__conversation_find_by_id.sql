-- The log finds the conversations of a batch by their id alone. By workspace and id any index of the table could serve, and while
-- PostgreSQL knows little about the table it takes the wrong one and reads the whole business for each message.
create index conversation_id_idx on conversation (id);
