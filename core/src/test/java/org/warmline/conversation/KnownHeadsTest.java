package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.contact.ContactId;
import org.warmline.workspace.InboxId;

/** Whatever order two threads come in, an older state never takes the place of a newer one. */
class KnownHeadsTest {
    private final KnownHeads known = new KnownHeads();
    private final ConversationId conversation = new ConversationId(UUID.randomUUID());
    private final ContactId before = new ContactId(UUID.randomUUID());
    private final ContactId now = new ContactId(UUID.randomUUID());

    @Test
    void givesWhatWasRead() {
        known.remember(List.of(head(before, 3)), System.nanoTime());

        assertThat(lastSeq()).isEqualTo(3);
    }

    @Test
    void doesNotTakeWhatWasReadBeforeItWasForgotten() {
        long since = System.nanoTime();
        known.forget(List.of(conversation));

        known.remember(List.of(head(before, 3)), since);

        assertThat(known.get(conversation)).isNull();
    }

    @Test
    void takesWhatWasReadAfterItWasForgotten() {
        known.forget(List.of(conversation));

        known.remember(List.of(head(now, 3)), System.nanoTime());

        assertThat(lastSeq()).isEqualTo(3);
    }

    @Test
    void keepsWhatHasGrownBeyondALaterReading() {
        known.remember(List.of(head(now, 3)), System.nanoTime());
        grow(5);

        known.remember(List.of(head(now, 4)), System.nanoTime());

        assertThat(lastSeq()).isEqualTo(5);
    }

    @Test
    void takesWhatEndsLaterThoughItsReadingBeganEarlier() {
        long since = System.nanoTime();
        known.remember(List.of(head(now, 4)), System.nanoTime());

        known.remember(List.of(head(now, 5)), since);

        assertThat(lastSeq()).isEqualTo(5);
    }

    @Test
    void doesNotTakeWhatWasReadBeforeAnotherNodeSaidThatItHasWritten() {
        long since = System.nanoTime();
        assertThat(known.forgetBefore(conversation, 4)).isFalse();

        known.remember(List.of(head(now, 3)), since);

        assertThat(known.get(conversation)).isNull();
    }

    @Test
    void doesNotGrowFromWhatIsNoLongerKnown() {
        known.remember(List.of(head(before, 3)), System.nanoTime());
        Head old = known();
        known.forget(List.of(conversation));
        known.remember(List.of(head(now, 3)), System.nanoTime());

        known.grew(old, head(before, 4));

        assertThat(known().contact).isEqualTo(now);
    }

    @Test
    void doesNotGrowWhatIsForgotten() {
        known.remember(List.of(head(before, 3)), System.nanoTime());
        Head old = known();
        known.forget(List.of(conversation));

        known.grew(old, head(before, 4));

        assertThat(known.get(conversation)).isNull();
    }

    @Test
    void forgetsOnlyWhatEndsBeforeWhatAnotherNodeHasWritten() {
        known.remember(List.of(head(now, 3)), System.nanoTime());

        assertThat(known.forgetBefore(conversation, 3)).isFalse();
        assertThat(lastSeq()).isEqualTo(3);
        assertThat(known.forgetBefore(conversation, 4)).isTrue();
        assertThat(known.get(conversation)).isNull();
    }

    private void grow(long seq) {
        known.grew(known(), head(now, seq));
    }

    private Head known() {
        return Optional.ofNullable(known.get(conversation)).orElseThrow();
    }

    private long lastSeq() {
        return known().lastSeq;
    }

    private Head head(ContactId contact, long lastSeq) {
        Head head = new Head(
                conversation,
                new InboxId(UUID.randomUUID()),
                contact,
                ConversationStatus.QUEUED,
                Instant.now(),
                List.of());
        head.lastSeq = lastSeq;
        return head;
    }
}
