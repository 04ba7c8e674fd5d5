package org.warmline.chat.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.conversation.Author;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Message;
import org.warmline.conversation.MessageKind;

class UnheardTest {
    private static final Author VISITOR = new Author(AuthorKind.VISITOR, new UUID(0, 2), "Visitor");
    private static final Author AGENT = new Author(AuthorKind.AGENT, new UUID(0, 3), "Mara");

    private final List<Message> said = new ArrayList<>();

    @Test
    void isWhatTheVisitorSaidSinceLastTime() {
        say(VISITOR, "heard");
        say(AGENT, "hello");
        say(VISITOR, "first");
        say(AGENT, "yes?");
        say(VISITOR, "second");

        List<Unheard> unheard = Unheard.among(said, 1, false);

        assertThat(unheard).extracting(one -> one.message().body()).containsExactly("first", "second");
        assertThat(unheard.getLast().before())
                .extracting(Message::body)
                .containsExactly("heard", "hello", "first", "yes?");
    }

    @Test
    void givesTheModelOnlyTheLastOnesWhereTimeIsShort() {
        for (int i = 1; i <= 5; i++) {
            say(VISITOR, "no. " + i);
        }

        assertThat(Unheard.among(said, 0, true))
                .extracting(Unheard::withModel)
                .containsExactly(false, false, false, true, true);
        assertThat(Unheard.among(said, 4, true)).extracting(Unheard::withModel).containsExactly(true);
        assertThat(Unheard.among(said, 0, false))
                .extracting(Unheard::withModel)
                .containsExactly(true, true, true, true, true);
    }

    @Test
    void givesTheModelOnlyTheLastOnesWhereHearingIsFarBehind() {
        for (int i = 1; i <= Unheard.KEEPING_UP + 1; i++) {
            say(VISITOR, "no. " + i);
            say(AGENT, "yes?");
        }

        assertThat(Unheard.among(said, 0, false))
                .filteredOn(Unheard::withModel)
                .extracting(one -> one.message().body())
                .containsExactly("no. 10", "no. 11");
        assertThat(Unheard.among(said, 1, false)).hasSize(Unheard.KEEPING_UP).allMatch(Unheard::withModel);
    }

    @Test
    void isTheLatestOfVeryMuch() {
        for (int i = 1; i <= 50; i++) {
            say(VISITOR, "no. " + i);
        }

        List<Unheard> unheard = Unheard.among(said, 0, true);

        assertThat(unheard).hasSize(Unheard.AT_ONCE);
        assertThat(unheard.getFirst().message().body()).isEqualTo("no. 31");
        assertThat(unheard.getFirst().before()).hasSize(Unheard.LOOK_BACK);
    }

    private void say(Author author, String body) {
        long seq = said.size() + 1L;
        said.add(new Message(
                new ConversationId(new UUID(0, 1)),
                seq,
                new UUID(0, seq),
                author,
                MessageKind.TEXT,
                body,
                Instant.EPOCH,
                seq - 1,
                List.of(),
                null));
    }
}
