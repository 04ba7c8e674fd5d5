package org.warmline.chat.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.contact.Visitors;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.problem.Problem;
import org.warmline.routing.Router;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Token;

/** Opens the widget. */
@Controller("/api/widget/v1/session")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {
    private final Inboxes inboxes;
    private final Visitors visitors;
    private final Conversations conversations;
    private final Router router;
    private final CurrentWorkspace workspace;

    SessionController(
            Inboxes inboxes,
            Visitors visitors,
            Conversations conversations,
            Router router,
            CurrentWorkspace workspace) {
        this.inboxes = inboxes;
        this.visitors = visitors;
        this.conversations = conversations;
        this.router = router;
        this.workspace = workspace;
    }

    @Post
    @Allows(Permission.ENTER)
    Session open(@Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        Inbox inbox = inboxes.byKey(fields.text("inboxKey", 200)).orElseThrow(Problem::notFound);
        Visitors.Opened opened = visitors.open(
                inbox,
                fields.optionalText("visitorToken", 1_000).map(Token::new).orElse(null),
                new Visitors.Arrival(
                        fields.optionalText("locale", 35).orElse(null),
                        fields.optionalText("page", 2_000).orElse(null)),
                fields.optionalText("identity", 8_000).orElse(null));
        // The open one first, then the latest.
        Known known = conversations.of(opened.contact().id()).stream()
                .min(Comparator.comparing(conversation -> conversation.status() == ConversationStatus.RESOLVED))
                .map(Known::of)
                .orElse(null);
        return new Session(
                opened.token().secret(),
                new Visitor(opened.contact().id().value(), opened.contact().name()),
                Door.of(inbox, workspace.get().name(), router.someoneAvailable()),
                known);
    }

    /** All that the widget needs to begin. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String visitorToken,
            Visitor visitor,
            Door inbox,
            @Nullable Known conversation) {}

    /** The visitor. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Visitor(UUID id, @Nullable String name) {}

    /**
     * The inbox, as far as the widget draws it.
     *
     * @param business whose it is; the inbox's own name is for the team
     */
    @Serdeable
    record Door(
            String key,
            String name,
            String business,
            String audience,
            String locale,
            String greeting,
            @Nullable Assistant assistant,
            String accent,
            boolean open,
            String replyTime) {
        static Door of(Inbox inbox, String business, boolean open) {
            return new Door(
                    inbox.key(),
                    inbox.name(),
                    business,
                    inbox.audience(),
                    inbox.locale(),
                    inbox.greeting(),
                    inbox.assistantName() == null ? null : new Assistant(inbox.assistantName()),
                    inbox.accent(),
                    open,
                    inbox.replyTime());
        }
    }

    /** Who answers first. */
    @Serdeable
    record Assistant(String name) {}

    /** The conversation to go on with. */
    @Serdeable
    record Known(UUID id, String status, long lastSeq) {
        static Known of(Conversation conversation) {
            return new Known(conversation.id().value(), conversation.status().wire(), conversation.visibleSeq());
        }
    }
}
