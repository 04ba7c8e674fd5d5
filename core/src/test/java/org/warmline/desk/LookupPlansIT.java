package org.warmline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.contact.ContactId;
import org.warmline.contact.Visitors;
import org.warmline.conversation.Beginning;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.MessageLog;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.Token;

/**
 * A connection plans a lookup once, perhaps while there are a handful of conversations, and goes on with that plan when there are
 * thousands: it must go by the keys from the beginning.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupPlansIT implements TestPropertyProvider {
    /** From the fifth time on the driver lets the server keep the statement. */
    private static final int OFTEN = 12;

    /** From about so many changes on PostgreSQL looks at a table by itself, and learns how small it is. */
    private static final int FEW = 60;

    private static final int MANY = 5_000;

    @Inject
    Conversations conversations;

    @Inject
    ConversationViews views;

    @Inject
    EmotionReadings readings;

    @Inject
    MessageLog log;

    @Inject
    Inboxes inboxes;

    @Inject
    Visitors visitors;

    @Inject
    Sql sql;

    private Token token = Token.random(Token.Holder.VISITOR);
    private ContactId contact = new ContactId(new UUID(0, 0));
    private ConversationId conversation = new ConversationId(new UUID(0, 0));

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        // A thread is given the connection it had last, so one of them sees all lookups; migrations need both.
        properties.put("datasources.default.maximum-pool-size", "2");
        return properties;
    }

    @BeforeAll
    void growAfterThePlansAreMade() {
        Beginning begun = Beginning.with("hello", inboxes, visitors, log);
        token = visitors.open(
                        inboxes.find(begun.door().inbox()).orElseThrow(), null, new Visitors.Arrival("en", null), null)
                .token();
        contact = begun.door().contact();
        conversation = begun.conversation();
        grow(FEW);
        sql.update("analyze");
        for (int i = 0; i < OFTEN; i++) {
            lookUp();
        }
        grow(MANY);
    }

    @Test
    void looksUpByTheKeysHoweverSmallTheTablesWereWhenItWasPlanned() {
        long read = sql.inTransaction(() -> {
            long before = rowsRead();
            lookUp();
            assertThat(plansUsedOften()).as("made while all was small").isPositive();
            return rowsRead() - before;
        });

        assertThat(read).isPositive().isLessThan(MANY / 10);
    }

    /** By such as come before the one that is looked up, wherever somebody walks along an index. */
    private void grow(int by) {
        sql.update("""
                with people as (
                  insert into contact (workspace_id, id, inbox_id)
                  select c.workspace_id, overlay(gen_random_uuid()::text placing '00' from 1)::uuid, c.inbox_id
                  from conversation c, generate_series(1, ?) where c.id = ?
                  returning workspace_id, id, inbox_id),
                talks as (
                  insert into conversation (workspace_id, id, inbox_id, contact_id, status, last_seq, visible_seq, visitor_seq,
                                            opened_at, last_activity_at)
                  select workspace_id, overlay(gen_random_uuid()::text placing '00' from 1)::uuid, inbox_id, id, 'queued', 1, 1, 1,
                         now(), now() from people
                  returning workspace_id, id, contact_id),
                tokens as (
                  insert into visitor_token (workspace_id, token_hash, contact_id, created_at)
                  select workspace_id, decode(md5(id::text), 'hex'), id, now() from people),
                messages as (
                  insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body, at,
                                       visible_prev)
                  select workspace_id, id, 1, gen_random_uuid(), 'visitor', contact_id, 'Visitor', 'text', 'hello', now(), 0
                  from talks
                  returning workspace_id, conversation_id, seq)
                insert into emotion_reading (workspace_id, conversation_id, seq, reading, at)
                select workspace_id, conversation_id, seq, '{}', now() from messages
                """, by, conversation);
    }

    private void lookUp() {
        assertThat(conversations.of(contact)).hasSize(1);
        assertThat(conversations.find(conversation)).isPresent();
        assertThat(conversations.next(conversation, 0)).hasSize(1);
        assertThat(conversations.after(conversation, 0, true, 10)).hasSize(1);
        assertThat(conversations.isStored(contact.value(), new UUID(0, 2))).isFalse();
        assertThat(readings.between(conversation, 1, 1)).isEmpty();
        assertThat(visitors.authenticate(token)).isPresent();
        assertThat(views.find(conversation, new StaffId(new UUID(0, 1)))).isPresent();
    }

    private long plansUsedOften() {
        return sql.first(
                        "select count(*) as plans from pg_prepared_statements where generic_plans > ?",
                        row -> row.number("plans"),
                        OFTEN / 2L)
                .orElseThrow();
    }

    /** On this connection, so far. */
    private long rowsRead() {
        return sql.first(
                        "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_xact_user_tables"
                                + " where relname in ('conversation', 'message', 'contact', 'visitor_token', 'emotion_reading')",
                        row -> row.number("rows"))
                .orElseThrow();
    }
}
