package org.warmline.chat.suggestion;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.chat.conversation.Turns;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.desk.ConversationPeople;
import org.warmline.desk.EmotionReadings;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Turn;
import org.warmline.phrasebank.PhraseBank;
import org.warmline.phrasebank.Suggestion;
import org.warmline.phrasebank.SuggestionRequest;
import org.warmline.workspace.StaffId;

/** Finds words for what a customer said last. Blocks on the database. */
@Singleton
public class SuggestionDesk {
    /** How far back it looks for what the answer is to. */
    private static final int LOOK_BACK = 12;

    private final PhraseBank bank;
    private final EmotionDetector detector;
    private final EmotionReadings readings;
    private final Conversations conversations;
    private final ConversationPeople people;

    SuggestionDesk(
            PhraseBank bank,
            EmotionDetector detector,
            EmotionReadings readings,
            Conversations conversations,
            ConversationPeople people) {
        this.bank = bank;
        this.detector = detector;
        this.readings = readings;
        this.conversations = conversations;
        this.people = people;
    }

    /** The frame for those who follow: what to answer the customer's last words with; none while nothing waits for an answer. */
    public Optional<ServerFrame.Suggestions> latest(Conversation conversation, Optional<StaffId> staff) {
        if (conversation.status() == ConversationStatus.RESOLVED) {
            return Optional.empty();
        }
        List<Message> said = said(conversation);
        if (said.isEmpty() || said.getLast().author().kind() != AuthorKind.VISITOR) {
            return Optional.empty();
        }
        Emotion emotion = reading(conversation, said, said.size() - 1);
        return Optional.of(frame(conversation, said, emotion, staff.orElse(null)));
    }

    /**
     * The same without looking anything up but names: for hearing, which has just read the messages.
     *
     * @param said the last messages, oldest first; the last is the customer's, and nobody has answered it
     * @param emotion how that one was read
     */
    public ServerFrame.Suggestions answering(Conversation conversation, List<Message> said, Emotion emotion) {
        return frame(conversation, said.subList(Math.max(0, said.size() - LOOK_BACK), said.size()), emotion, null);
    }

    private ServerFrame.Suggestions frame(
            Conversation conversation, List<Message> said, Emotion emotion, @Nullable StaffId staff) {
        int last = said.size() - 1;
        return new ServerFrame.Suggestions(
                conversation.id().value(),
                said.get(last).seq(),
                suggest(conversation, said, last, emotion, null, null, staff, SuggestionRequest.MOST));
    }

    /** For a conversation, asked by somebody who may see it. */
    public Offer forConversation(
            Conversation conversation, @Nullable String draft, @Nullable String locale, StaffId staff, int limit) {
        List<Message> said = said(conversation);
        int last = lastOfCustomer(said);
        if (last < 0) {
            return new Offer(detector.read("", conversation.locale(), List.of()), List.of());
        }
        Emotion emotion = reading(conversation, said, last);
        return new Offer(emotion, suggest(conversation, said, last, emotion, draft, locale, staff, limit));
    }

    /** For words that belong to no conversation here. */
    public Offer forText(Words words, @Nullable String draft, @Nullable String locale, StaffId staff, int limit) {
        Emotion emotion = detector.read(words.text(), locale, words.history());
        ConversationPeople.People around = people.around(null, staff);
        return new Offer(
                emotion,
                bank.suggest(new SuggestionRequest(
                        words.text(),
                        words.history(),
                        emotion,
                        locale == null ? emotion.language() : locale,
                        around.audience(),
                        values(around),
                        draft,
                        null,
                        null,
                        staff,
                        limit)));
    }

    /** What the customer said last in a conversation, and how it was read; empty words when they said nothing yet. */
    public Heard heard(Conversation conversation) {
        List<Message> said = said(conversation);
        int last = lastOfCustomer(said);
        return last < 0
                ? new Heard("", detector.read("", conversation.locale(), List.of()))
                : new Heard(said.get(last).body(), reading(conversation, said, last));
    }

    private List<Suggestion> suggest(
            Conversation conversation,
            List<Message> said,
            int last,
            Emotion emotion,
            @Nullable String draft,
            @Nullable String locale,
            @Nullable StaffId staff,
            int limit) {
        ConversationPeople.People around = people.around(conversation, staff);
        return bank.suggest(new SuggestionRequest(
                said.get(last).body(),
                Turns.of(said.subList(0, last)),
                emotion,
                locale != null ? locale : emotion.language(),
                around.audience(),
                values(around),
                draft,
                conversation.id(),
                said.get(last).seq(),
                staff,
                limit));
    }

    private static int lastOfCustomer(List<Message> said) {
        int last = said.size() - 1;
        while (last >= 0 && said.get(last).author().kind() != AuthorKind.VISITOR) {
            last--;
        }
        return last;
    }

    private Emotion reading(Conversation conversation, List<Message> said, int last) {
        Message message = said.get(last);
        Emotion known = readings.between(conversation.id(), message.seq(), message.seq())
                .get(message.seq());
        return known != null
                ? known
                : detector.read(message.body(), conversation.locale(), Turns.of(said.subList(0, last)));
    }

    private List<Message> said(Conversation conversation) {
        return conversations.before(conversation.id(), conversation.lastSeq() + 1, true, LOOK_BACK);
    }

    private static Map<String, String> values(ConversationPeople.People around) {
        Map<String, String> values = new HashMap<>();
        values.put("business", around.business());
        if (around.customer() != null) {
            values.put("customer", firstName(around.customer()));
        }
        if (around.agent() != null) {
            values.put("agent", firstName(around.agent()));
        }
        return values;
    }

    private static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

    /** What was heard, and what could be said. */
    public record Offer(Emotion emotion, List<Suggestion> suggestions) {}

    /** What a customer said, and how it was read. */
    public record Heard(String text, Emotion emotion) {}

    /** A customer's words, and what was said before, oldest first. */
    public record Words(String text, List<Turn> history) {}
}
