package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.contact.ContactId;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;

class HeadTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final UUID MARA = new UUID(0, 1);
    private static final UUID TOM = new UUID(0, 2);

    @Test
    void givesOutSequenceNumbersWithoutAHole() {
        Head head = head(ConversationStatus.QUEUED);

        assertThat(visitorSays(head).seq()).isEqualTo(1);
        assertThat(agentNotes(head, MARA).seq()).isEqualTo(2);
        assertThat(visitorSays(head).seq()).isEqualTo(3);
    }

    @Test
    void tellsEachMessageTheLastOneBeforeItThatAVisitorMaySee() {
        Head head = head(ConversationStatus.ASSIGNED);
        visitorSays(head);
        agentNotes(head, MARA);

        assertThat(visitorSays(head).visiblePrev()).isEqualTo(1);
        assertThat(head.visibleSeq).isEqualTo(3);
        assertThat(head.visitorSeq).isEqualTo(3);
    }

    @Test
    void countsTheWaitFromTheFirstMessageNobodyAnswered() {
        Head head = head(ConversationStatus.QUEUED);
        says(head, visitor(), NINE);
        says(head, visitor(), NINE.plusSeconds(60));
        assertThat(head.waitingSince).isEqualTo(NINE);

        says(head, agent(MARA), NINE.plusSeconds(90));
        assertThat(head.waitingSince).isNull();
    }

    @Test
    void aReplyTakesAConversationNobodyHas() {
        Head head = head(ConversationStatus.ASSISTANT);
        says(head, agent(MARA), NINE);

        assertThat(head.status).isEqualTo(ConversationStatus.ASSIGNED);
        assertThat(head.assignee).isEqualTo(new StaffId(MARA));
        assertThat(head.assignmentReasons).extracting(Reason::kind).containsExactly("answered-first");
        assertThat(head.statusChanged).isTrue();
    }

    @Test
    void aReplyOfAColleagueDoesNotTakeItAway() {
        Head head = head(ConversationStatus.ASSIGNED);
        head.assignee = new StaffId(MARA);
        says(head, agent(TOM), NINE);

        assertThat(head.assignee).isEqualTo(new StaffId(MARA));
    }

    @Test
    void aNoteTakesNothing() {
        Head head = head(ConversationStatus.QUEUED);
        agentNotes(head, MARA);

        assertThat(head.status).isEqualTo(ConversationStatus.QUEUED);
        assertThat(head.assignee).isNull();
    }

    @Test
    void writingIntoAResolvedOneReopensItAndRemembersWhoHadIt() {
        Head head = head(ConversationStatus.RESOLVED);
        head.assignee = new StaffId(MARA);
        visitorSays(head);

        assertThat(head.status).isEqualTo(ConversationStatus.QUEUED);
        assertThat(head.assignee).isEqualTo(new StaffId(MARA));
        assertThat(head.resolvedAt).isNull();
    }

    @Test
    void aReopenedOneThatNobodyHadGoesBackToTheAssistantUnlessAPersonWasNeeded() {
        Head calm = head(ConversationStatus.RESOLVED);
        calm.hasAssistant = true;
        visitorSays(calm);
        assertThat(calm.status).isEqualTo(ConversationStatus.ASSISTANT);

        Head escalated = head(ConversationStatus.RESOLVED);
        escalated.hasAssistant = true;
        escalated.escalated = true;
        visitorSays(escalated);
        assertThat(escalated.status).isEqualTo(ConversationStatus.QUEUED);
    }

    @Test
    void underLoadActivityIsNotedOnceInTheGrain() {
        Head head = head(ConversationStatus.ASSIGNED);

        says(head, visitor(), NINE.plusMillis(900), Duration.ofSeconds(1));
        assertThat(head.lastActivityAt).isEqualTo(NINE);

        says(head, visitor(), NINE.plusMillis(1_100), Duration.ofSeconds(1));
        assertThat(head.lastActivityAt).isEqualTo(NINE.plusMillis(1_100));
    }

    private static Head head(ConversationStatus status) {
        return new Head(
                new ConversationId(new UUID(0, 10)),
                new InboxId(new UUID(0, 11)),
                new ContactId(new UUID(0, 12)),
                status,
                NINE,
                List.of());
    }

    private static Message visitorSays(Head head) {
        return says(head, visitor(), NINE);
    }

    private static Message agentNotes(Head head, UUID agent) {
        return head.append(
                UUID.randomUUID(), agent(agent), MessageKind.NOTE, "note", NINE, List.of(), null, Duration.ZERO);
    }

    private static Message says(Head head, Author author, Instant at) {
        return says(head, author, at, Duration.ZERO);
    }

    private static Message says(Head head, Author author, Instant at, Duration grain) {
        return head.append(UUID.randomUUID(), author, MessageKind.TEXT, "text", at, List.of(), null, grain);
    }

    private static Author visitor() {
        return new Author(AuthorKind.VISITOR, new UUID(0, 12), "Jonas");
    }

    private static Author agent(UUID id) {
        return new Author(AuthorKind.AGENT, id, "Mara");
    }
}
