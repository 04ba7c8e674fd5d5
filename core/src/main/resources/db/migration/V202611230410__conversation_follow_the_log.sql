-- A message is stored without touching its conversation: the log's own key decides who is next. What a conversation's row says of its log
-- (last_seq, visible_seq, visitor_seq, waiting_since, last_activity_at) may therefore lag; it is brought up in the background. This view
-- is the row with what the log says beyond it, and what everybody reads.
--
-- active_at is when it was last active. last_activity_at is what the row has, which is indexed: good enough to look for the latest ones.
create view conversation_now as
select c.workspace_id, c.id, c.inbox_id, c.contact_id, c.status, c.assignee_id, c.team_id,
       coalesce(tail.last_seq, c.last_seq) as last_seq,
       coalesce(tail.visible_seq, c.visible_seq) as visible_seq,
       coalesce(tail.visitor_seq, c.visitor_seq) as visitor_seq,
       c.heard_seq, c.opened_at, c.last_activity_at,
       greatest(tail.at, c.last_activity_at) as active_at,
       -- Since the first text of the visitor's that nobody has answered.
       case
           when tail.answered_seq is null and (c.waiting_since is not null or tail.visitor_seq is null) then c.waiting_since
           when tail.visitor_seq > coalesce(tail.answered_seq, 0) then (
               select m.at from message m
               where m.workspace_id = c.workspace_id and m.conversation_id = c.id
                 and m.seq > coalesce(tail.answered_seq, c.last_seq) and m.kind = 'text' and m.author_kind = 'visitor'
               order by m.seq limit 1)
       end as waiting_since,
       c.resolved_at, c.escalation, c.assignment_reasons, c.emotion, c.assistant_misses, c.locale, c.page
from conversation c,
     lateral (
         select max(m.seq) as last_seq,
                max(m.seq) filter (where m.kind = 'text') as visible_seq,
                max(m.seq) filter (where m.kind = 'text' and m.author_kind = 'visitor') as visitor_seq,
                max(m.seq) filter (where m.kind = 'text' and m.author_kind in ('agent', 'bot')) as answered_seq,
                max(m.at) as at
         from (
             select seq, kind, author_kind, at from message
             where workspace_id = c.workspace_id and conversation_id = c.id and seq > c.last_seq
             -- By the primary key, also while PostgreSQL knows nothing yet about the table: no other index is in this order.
             order by seq
         ) m
     ) tail;

-- Which conversations have grown lately is asked by time. Of a table that is written in order of time this costs next to nothing.
create index message_at_idx on message using brin (at) with (pages_per_range = 16, autosummarize = on);
