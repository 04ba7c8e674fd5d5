package org.warmline.chat.conversation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Author;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Message;
import org.warmline.desk.EmotionReadings;
import org.warmline.emotion.Emotion;

/** The wire's shape of a message, for either side. */
@Singleton
public class MessageFrames {
    private final EmotionReadings readings;

    MessageFrames(EmotionReadings readings) {
        this.readings = readings;
    }

    /** For its visitor: with {@code prev}, without what is for staff only. */
    public static ServerFrame.MessageEntry forVisitor(Message message) {
        return entry(message, message.visiblePrev(), null, null);
    }

    /** For staff, without the reading: it is not known yet when a message is new. */
    public static ServerFrame.MessageEntry forStaff(Message message) {
        return forStaff(message, null);
    }

    /** For staff, with the readings as far as they are known. */
    public List<ServerFrame.MessageEntry> forStaff(ConversationId conversation, List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Map<Long, Emotion> heard = readings.between(
                conversation, messages.getFirst().seq(), messages.getLast().seq());
        List<ServerFrame.MessageEntry> entries = new ArrayList<>(messages.size());
        for (Message message : messages) {
            entries.add(forStaff(message, heard.get(message.seq())));
        }
        return entries;
    }

    /** Who wrote, reads or types, as the wire names them. */
    public static ServerFrame.Speaker speaker(Author author) {
        UUID id = author.isPerson() ? author.id() : null;
        return new ServerFrame.Speaker(author.kind().wire(), id, author.name());
    }

    private static ServerFrame.MessageEntry forStaff(Message message, @Nullable Emotion emotion) {
        ServerFrame.SuggestionMark mark = message.suggestion() == null
                ? null
                : new ServerFrame.SuggestionMark(
                        message.suggestion().id(), message.suggestion().edited());
        return entry(message, null, emotion, mark);
    }

    private static ServerFrame.MessageEntry entry(
            Message message,
            @Nullable Long prev,
            @Nullable Emotion emotion,
            ServerFrame.@Nullable SuggestionMark suggestion) {
        return new ServerFrame.MessageEntry(
                message.conversation().value(),
                message.seq(),
                message.id(),
                speaker(message.author()),
                message.kind().wire(),
                message.body(),
                message.at(),
                prev,
                message.sources().isEmpty() ? null : message.sources(),
                emotion,
                suggestion);
    }
}
