package org.warmline.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access.ConversationScope;
import org.warmline.contact.ContactId;
import org.warmline.conversation.Author;
import org.warmline.conversation.AuthorKind;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Something that happened on one node and may concern readers on others. Carries no words of anybody's. */
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Signal.Appended.class, name = "a"),
    @JsonSubTypes.Type(value = Signal.Changed.class, name = "c"),
    @JsonSubTypes.Type(value = Signal.Read.class, name = "r"),
    @JsonSubTypes.Type(value = Signal.Typing.class, name = "t"),
    @JsonSubTypes.Type(value = Signal.Heard.class, name = "h"),
    @JsonSubTypes.Type(value = Signal.Sent.class, name = "s"),
    @JsonSubTypes.Type(value = Signal.StaffMoved.class, name = "p")
})
public sealed interface Signal {
    /** Entries {@code from} to {@code to} were committed. */
    @Serdeable
    record Appended(UUID conversation, Scope scope, long from, long to) implements Signal {}

    /** Status, assignment or escalation is another. */
    @Serdeable
    record Changed(UUID conversation) implements Signal {}

    /** Somebody has read up to there. */
    @Serdeable
    record Read(UUID conversation, Scope scope, Person by, long seq) implements Signal {}

    /** Somebody writes, or stopped. */
    @Serdeable
    record Typing(UUID conversation, Scope scope, Person by, boolean on) implements Signal {}

    /** What a customer wrote there was heard: the reading is stored. */
    @Serdeable
    record Heard(UUID conversation, long seq) implements Signal {}

    /** A send of this person was counted against their limit. */
    @Serdeable
    record Sent(UUID person, boolean visitor) implements Signal {}

    /** Somebody of the staff came, went, or is away now. */
    @Serdeable
    record StaffMoved(UUID staff) implements Signal {}

    /** What decides who may see a conversation. */
    @Serdeable
    record Scope(
            UUID contact, @Nullable UUID assignee, @Nullable UUID team) {
        public static Scope of(ConversationScope scope) {
            StaffId assignee = scope.assignee();
            TeamId team = scope.team();
            return new Scope(
                    scope.contact().value(),
                    assignee == null ? null : assignee.value(),
                    team == null ? null : team.value());
        }

        public ConversationScope here() {
            return new ConversationScope(
                    new ContactId(contact),
                    assignee == null ? null : new StaffId(assignee),
                    team == null ? null : new TeamId(team));
        }
    }

    /** A visitor or somebody of the staff. */
    @Serdeable
    record Person(String kind, UUID id, String name) {
        public static Person of(Author author) {
            return new Person(author.kind().wire(), author.id(), author.name());
        }

        public Author here() {
            return new Author(AuthorKind.of(kind), id, name);
        }
    }
}
