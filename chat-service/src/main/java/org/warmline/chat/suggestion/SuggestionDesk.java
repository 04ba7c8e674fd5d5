package org.warmline.chat.suggestion;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.contact.Contact;
import org.warmline.contact.Visitors;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.desk.EmotionReadings;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Turn;
import org.warmline.phrasebank.PhraseBank;
import org.warmline.phrasebank.Suggestion;
import org.warmline.phrasebank.SuggestionRequest;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;

/** Finds words for what a customer said last. Blocks on the database. */
@Singleton
public class SuggestionDesk {
    /** How far back it looks for what the answer is to. */
    private static final int LOOK_BACK = 12;

    private final PhraseBank bank;
    private final EmotionDetector detector;
    private final EmotionReadings readings;
    private final Conversations conversations;
    private final Visitors visitors;
    private final StaffDirectory directory;
    private final Inboxes inboxes;
    private final CurrentWorkspace workspace;

    SuggestionDesk(
            PhraseBank bank,
            EmotionDetector detector,
            EmotionReadings readings,
            Conversations conversations,
            Visitors visitors,
            StaffDirectory directory,
            Inboxes inboxes,
            CurrentWorkspace workspace) {
        this.bank = bank;
        this.detector = detector;
        this.readings = readings;
        this.conversations = conversations;
        this.visitors = visitors;
        this.directory = directory;
        this.inboxes = inboxes;
        this.workspace = workspace;
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
        Offer offer = offer(conversation, said, null, null, staff.orElse(null), SuggestionRequest.MOST);
        return Optional.of(new ServerFrame.Suggestions(
                conversation.id().value(), said.getLast().seq(), offer.suggestions()));
    }

    /** For a conversation, asked by somebody who may see it. */
    public Offer forConversation(
            Conversation conversation, @Nullable String draft, @Nullable String locale, StaffId staff, int limit) {
        return offer(conversation, said(conversation), draft, locale, staff, limit);
    }

    /** For words that belong to no conversation here. */
    public Offer forText(Words words, @Nullable String draft, @Nullable String locale, StaffId staff, int limit) {
        Emotion emotion = detector.read(words.text(), locale, words.history());
        return new Offer(
                emotion,
                bank.suggest(new SuggestionRequest(
                        words.text(),
                        words.history(),
                        emotion,
                        locale == null ? emotion.language() : locale,
                        "customer",
                        values(null, staff),
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
                : new Heard(said.get(last).body(), reading(conversation, said.get(last), before(said, last)));
    }

    private Offer offer(
            Conversation conversation,
            List<Message> said,
            @Nullable String draft,
            @Nullable String locale,
            @Nullable StaffId staff,
            int limit) {
        int last = lastOfCustomer(said);
        List<Turn> history = before(said, last);
        String text = last < 0 ? "" : said.get(last).body();
        Emotion emotion = last < 0
                ? detector.read("", conversation.locale(), List.of())
                : reading(conversation, said.get(last), history);
        if (last < 0) {
            return new Offer(emotion, List.of());
        }
        String audience =
                inboxes.find(conversation.inbox()).map(Inbox::audience).orElse("customer");
        return new Offer(
                emotion,
                bank.suggest(new SuggestionRequest(
                        text,
                        history,
                        emotion,
                        locale != null ? locale : emotion.language(),
                        audience,
                        values(conversation, staff),
                        draft,
                        conversation.id(),
                        said.get(last).seq(),
                        staff,
                        limit)));
    }

    private static int lastOfCustomer(List<Message> said) {
        int last = said.size() - 1;
        while (last >= 0 && said.get(last).author().kind() != AuthorKind.VISITOR) {
            last--;
        }
        return last;
    }

    private static List<Turn> before(List<Message> said, int last) {
        List<Turn> history = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            Message message = said.get(i);
            history.add(new Turn(message.author().kind() == AuthorKind.VISITOR, message.body()));
        }
        return history;
    }

    private Emotion reading(Conversation conversation, Message message, List<Turn> history) {
        Emotion known = readings.between(conversation.id(), message.seq(), message.seq())
                .get(message.seq());
        return known != null ? known : detector.read(message.body(), conversation.locale(), history);
    }

    private List<Message> said(Conversation conversation) {
        return conversations.before(conversation.id(), conversation.lastSeq() + 1, true, LOOK_BACK);
    }

    private Map<String, String> values(@Nullable Conversation conversation, @Nullable StaffId staff) {
        Map<String, String> values = new HashMap<>();
        values.put("business", workspace.get().name());
        if (conversation != null) {
            visitors.find(conversation.contact())
                    .map(Contact::name)
                    .ifPresent(name -> values.put("customer", firstName(name)));
        }
        StaffId who = staff == null && conversation != null ? conversation.assignee() : staff;
        if (who != null) {
            directory.find(who).map(StaffMember::name).ifPresent(name -> values.put("agent", firstName(name)));
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
