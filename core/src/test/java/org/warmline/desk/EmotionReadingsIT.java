package org.warmline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.contact.Visitors;
import org.warmline.conversation.Append;
import org.warmline.conversation.Author;
import org.warmline.conversation.Beginning;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.MessageLog;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Inboxes;

/** Whoever keeps a reading hears whether the conversation is still what it was while it was read. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmotionReadingsIT implements TestPropertyProvider {
    @Inject
    EmotionReadings readings;

    @Inject
    EmotionDetector detector;

    @Inject
    MessageLog log;

    @Inject
    Conversations conversations;

    @Inject
    Inboxes inboxes;

    @Inject
    Visitors visitors;

    @Inject
    Sql sql;

    private ConversationId conversation = new ConversationId(new UUID(0, 0));
    private SortedMap<Long, Emotion> found = new TreeMap<>();

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void writeSomething() {
        String text = "My cake never came and I am furious";
        conversation = Beginning.with(text, inboxes, visitors, log).conversation();
        found = new TreeMap<>(Map.of(1L, detector.read(text, "en", List.of())));
    }

    @Test
    void keepsReadingsAndMovesTheMarkWhereNothingHasHappened() {
        assertThat(readings.keepAndHear(asItIs(), found, 0)).isTrue();
        assertThat(readings.between(conversation, 1, 1)).isEqualTo(found);
        assertThat(asItIs().heardSeq()).isEqualTo(1);
    }

    @Test
    void tellsWhenSomebodyHasAnsweredOrResolvedOrTakenIt() {
        for (String change : List.of("status = 'resolved'", "assignee_id = (select id from staff limit 1)")) {
            sql.update("insert into staff (workspace_id, id, email, name, role, password_hash)"
                    + " select id, gen_random_uuid(), gen_random_uuid()::text, 'Mara', 'agent', '' from workspace");
            Conversation before = asItIs();
            sql.update("update conversation set " + change + " where id = ?", conversation);

            assertThat(readings.keepAndHear(before, found, 0)).as(change).isFalse();
            assertThat(readings.between(conversation, 1, 1)).as(change).isEqualTo(found);
        }
    }

    @Test
    void tellsWhenSomethingWasSaidMeanwhile() {
        Conversation before = asItIs();
        log.append(Append.text(conversation, Author.system(), UUID.randomUUID(), "I am looking for it."))
                .join();

        assertThat(readings.keepAndHear(before, found, 0)).isFalse();
        assertThat(readings.between(conversation, 1, 1)).isEqualTo(found);
    }

    private Conversation asItIs() {
        return conversations.find(conversation).orElseThrow();
    }
}
