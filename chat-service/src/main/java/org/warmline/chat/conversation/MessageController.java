package org.warmline.chat.conversation;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.desk.Desk;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.satisfaction.AnswerResult;
import org.warmline.satisfaction.Satisfaction;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.json.Parameters;

/** A conversation's messages, for its visitor and for staff, and the visitor's rating of it. */
@Controller("/api/v1/conversations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class MessageController {
    private final Desk desk;
    private final Conversations conversations;
    private final MessageFrames frames;
    private final Satisfaction satisfaction;

    MessageController(Desk desk, Conversations conversations, MessageFrames frames, Satisfaction satisfaction) {
        this.desk = desk;
        this.conversations = conversations;
        this.frames = frames;
        this.satisfaction = satisfaction;
    }

    @Get("/messages")
    @Allows(Permission.READ_MESSAGES)
    MessagePage messages(
            Caller caller,
            String id,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String before,
            @QueryValue @Nullable String limit) {
        ConversationId conversationId = Parameters.conversation(id);
        Conversation conversation = desk.require(caller, Permission.READ_MESSAGES, conversationId);
        int size = Parameters.pageSize(limit);
        boolean visitor = caller instanceof Caller.Visitor;
        List<Message> found = before == null
                ? conversations.after(
                        conversationId, Parameters.number("after", after, 0, Long.MAX_VALUE, 0), visitor, size)
                : between(conversationId, before, after, visitor, size);
        return visitor
                ? new MessagePage(found.stream().map(MessageFrames::forVisitor).toList(), conversation.visibleSeq())
                : new MessagePage(frames.forStaff(conversationId, found), conversation.lastSeq());
    }

    @Post("/satisfaction")
    @Allows(Permission.RATE)
    Rating rate(Caller.Visitor caller, String id, @Body @Nullable String body) {
        ConversationId conversationId = Parameters.conversation(id);
        Conversation conversation = desk.require(caller, Permission.RATE, conversationId);
        JsonFields fields = JsonFields.parse(body);
        int score = (int) fields.number("score", Satisfaction.LOWEST_SCORE, Satisfaction.HIGHEST_SCORE);
        String comment = fields.optionalText("comment", Satisfaction.LONGEST_COMMENT)
                .filter(text -> !text.isBlank())
                .orElse(null);
        if (conversation.status() != ConversationStatus.RESOLVED) {
            throw notResolved();
        }
        return switch (satisfaction.answer(conversationId, score, comment)) {
            case AnswerResult.Answered answered ->
                new Rating(
                        answered.score(),
                        answered.comment(),
                        answered.agentName() == null ? null : new ServerFrame.Named(answered.agentName()));
            case AnswerResult.NotAsked notAsked -> throw notResolved();
        };
    }

    private List<Message> between(
            ConversationId conversation, String before, @Nullable String after, boolean visitor, int size) {
        long from = Parameters.number("after", after, 0, Long.MAX_VALUE, 0);
        long to = Parameters.number("before", before, 0, Long.MAX_VALUE, 0);
        return conversations.before(conversation, to, visitor, size).stream()
                .filter(message -> message.seq() > from)
                .toList();
    }

    private static Problem notResolved() {
        return new Problem(ProblemCode.CONFLICT, "A conversation is rated once it is resolved.");
    }

    /** Some messages in order of seq, and the last seq the caller may see. */
    @Serdeable
    record MessagePage(List<ServerFrame.MessageEntry> messages, long lastSeq) {}

    /** A rating as it is kept. */
    @Serdeable
    record Rating(int score, @Nullable String comment, ServerFrame.@Nullable Named agent) {}
}
