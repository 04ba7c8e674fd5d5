package org.warmline.chat.listening;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.warmline.chat.assistant.Assistant;
import org.warmline.chat.assistant.AssistantTurn;
import org.warmline.chat.assistant.Hearing;
import org.warmline.chat.connection.LiveFeed;
import org.warmline.chat.conversation.Turns;
import org.warmline.chat.limit.GivingWay;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.chat.suggestion.SuggestionDesk;
import org.warmline.contact.Contact;
import org.warmline.contact.Visitors;
import org.warmline.conversation.Append;
import org.warmline.conversation.Appended;
import org.warmline.conversation.Author;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.MessageLog;
import org.warmline.conversation.Source;
import org.warmline.desk.Desk;
import org.warmline.desk.EmotionReadings;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Escalation;
import org.warmline.emotion.Turn;
import org.warmline.escalation.ConversationFacts;
import org.warmline.escalation.EscalationPolicy;
import org.warmline.knowledge.Knowledge;
import org.warmline.routing.Router;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;

/**
 * Hears what a customer wrote since last time: keeps the reading, hands over where a person is needed, lets the assistant answer
 * where it has the conversation, and offers words to those who follow. Doing it twice does nothing twice: the assistant's message
 * carries an id made from the message it answers.
 */
@Singleton
class HearingDesk {
    private final Conversations conversations;
    private final EmotionDetector detector;
    private final EmotionReadings readings;
    private final EscalationPolicy policy = new EscalationPolicy();
    private final Desk desk;
    private final Router router;
    private final Assistant assistant;
    private final Knowledge knowledge;
    private final MessageLog log;
    private final Inboxes inboxes;
    private final Visitors visitors;
    private final CurrentWorkspace workspace;
    private final SuggestionDesk suggestions;
    private final LiveFeed feed;
    private final Signals signals;
    private final GivingWay givingWay;

    HearingDesk(
            Conversations conversations,
            EmotionDetector detector,
            EmotionReadings readings,
            Desk desk,
            Router router,
            Assistant assistant,
            Knowledge knowledge,
            MessageLog log,
            Inboxes inboxes,
            Visitors visitors,
            CurrentWorkspace workspace,
            SuggestionDesk suggestions,
            LiveFeed feed,
            Signals signals,
            GivingWay givingWay) {
        this.conversations = conversations;
        this.detector = detector;
        this.readings = readings;
        this.desk = desk;
        this.router = router;
        this.assistant = assistant;
        this.knowledge = knowledge;
        this.log = log;
        this.inboxes = inboxes;
        this.visitors = visitors;
        this.workspace = workspace;
        this.suggestions = suggestions;
        this.feed = feed;
        this.signals = signals;
        this.givingWay = givingWay;
    }

    /** @return whether a customer waited for it, because the assistant has their conversation */
    boolean hear(ConversationId id) {
        Conversation conversation = conversations.find(id).orElse(null);
        if (conversation == null || conversation.heardSeq() >= conversation.visitorSeq()) {
            return false;
        }
        int unheard = (int) Math.min(Unheard.AT_ONCE, conversation.visitorSeq() - conversation.heardSeq());
        List<Message> said = conversations.before(id, conversation.visitorSeq() + 1, true, unheard + Unheard.LOOK_BACK);
        SortedMap<Long, Emotion> known = new TreeMap<>(readings.between(
                id, Math.max(1, conversation.heardSeq() - 2L * Unheard.LOOK_BACK), conversation.visitorSeq()));
        SortedMap<Long, Emotion> earlier = known.headMap(conversation.heardSeq() + 1);
        List<Heard> news = read(conversation, said, known);
        SortedMap<Long, Emotion> found = new TreeMap<>();
        news.forEach(it -> found.put(it.message().seq(), it.reading()));
        int misses = conversation.assistantMisses();
        if (!news.isEmpty() && isQuiet(conversation, news, earlier)) {
            boolean unchanged = readings.keepAndHear(conversation, found, misses);
            tell(id, news);
            if (unchanged && conversation.visibleSeq() == conversation.visitorSeq()) {
                offerWords(conversation, said, found.lastEntry().getValue());
            } else {
                offerWords(id);
            }
            return false;
        }
        readings.keep(id, found);
        tell(id, news);
        List<Emotion> before = new ArrayList<>(earlier.values());
        for (Heard heard : news) {
            misses = act(conversation, heard, before, misses);
            before.add(heard.reading());
        }
        readings.heard(id, conversation.visitorSeq(), misses);
        offerWords(id);
        return assistantHas(conversation);
    }

    /**
     * What the visitor said since last time; of very much the latest.
     *
     * @param known readings that exist. Of something unheard they are what a crash left: a person's word among them stands, and what may have
     *     been read with the model is not read again without
     */
    private List<Heard> read(Conversation conversation, List<Message> said, SortedMap<Long, Emotion> known) {
        List<Heard> news = new ArrayList<>();
        for (Unheard unheard : Unheard.among(said, conversation.heardSeq(), givingWay.isShort())) {
            Emotion standing = known.get(unheard.message().seq());
            news.add(new Heard(
                    unheard.message(),
                    unheard.before(),
                    standing != null && (standing.wasCorrected() || !unheard.withModel())
                            ? standing
                            : reading(conversation, unheard)));
        }
        return news;
    }

    private Emotion reading(Conversation conversation, Unheard unheard) {
        String text = unheard.message().body();
        List<Turn> history = Turns.of(unheard.before());
        return unheard.withModel()
                ? detector.read(text, conversation.locale(), history)
                : detector.readWords(text, conversation.locale(), history);
    }

    /** Whether somebody has the conversation, and nothing in it calls for another. */
    private boolean isQuiet(Conversation conversation, List<Heard> news, SortedMap<Long, Emotion> earlier) {
        List<Emotion> before = new ArrayList<>(earlier.values());
        for (Heard heard : news) {
            if (assistantHas(conversation)
                    || escalation(conversation, heard, before, conversation.assistantMisses())
                            .isPresent()) {
                return false;
            }
            before.add(heard.reading());
        }
        return true;
    }

    private Optional<Escalation> escalation(Conversation conversation, Heard heard, List<Emotion> before, int misses) {
        return policy.decide(
                heard.reading(), new ConversationFacts(misses, assistantHas(conversation), List.copyOf(before)));
    }

    private static boolean assistantHas(Conversation conversation) {
        return conversation.status() == ConversationStatus.ASSISTANT;
    }

    private void tell(ConversationId id, List<Heard> news) {
        for (Heard heard : news) {
            long seq = heard.message().seq();
            feed.toFollowers(id, new ServerFrame.EmotionRead(id.value(), seq, heard.reading()));
            signals.publish(new Signal.Heard(id.value(), seq));
        }
    }

    private int act(Conversation conversation, Heard heard, List<Emotion> before, int misses) {
        Optional<Escalation> escalation = escalation(conversation, heard, before, misses);
        if (assistantHas(conversation)) {
            return answer(conversation, heard.message(), heard.before(), heard.reading(), escalation, misses);
        }
        escalation.ifPresent(why -> desk.escalate(conversation.id(), why.reason(), why.because()));
        return misses;
    }

    /** A person put a reading right: all who follow see it, and words that fit it. */
    void corrected(ConversationId id, long seq, Emotion reading) {
        feed.toFollowers(id, new ServerFrame.EmotionRead(id.value(), seq, reading));
        signals.publish(new Signal.Heard(id.value(), seq));
        offerWords(id);
    }

    /** Another node has heard it: those who follow here are told. */
    void heardElsewhere(ConversationId id, long seq) {
        if (feed.isFollowed(id)) {
            readings.between(id, seq, seq)
                    .forEach((at, reading) ->
                            feed.toFollowers(id, new ServerFrame.EmotionRead(id.value(), at, reading)));
            offerWords(id);
        }
    }

    private int answer(
            Conversation conversation,
            Message message,
            List<Message> before,
            Emotion reading,
            Optional<Escalation> escalation,
            int misses) {
        Inbox inbox = inboxes.find(conversation.inbox()).orElseThrow();
        if (inbox.assistantName() == null) {
            return misses;
        }
        AssistantTurn turn = assistant.answer(new Hearing(
                message.body(),
                reading,
                escalation,
                knowledge.find(message.body(), "en", inbox.audience()),
                before.stream().noneMatch(it -> it.author().kind() == AuthorKind.BOT),
                misses,
                inbox.assistantName(),
                workspace.get().name(),
                visitors.find(conversation.contact()).map(Contact::name).orElse(null),
                conversation.locale() == null ? inbox.locale() : conversation.locale(),
                router.someoneAvailable()));
        Author author = Author.bot(inbox.assistantName());
        return switch (turn) {
            case AssistantTurn.Reply reply -> {
                say(message, author, reply.text(), sources(reply));
                yield reply.missed() ? misses + 1 : 0;
            }
            case AssistantTurn.HandOver handOver -> {
                say(message, author, handOver.text(), List.of());
                Escalation why = escalation.orElseGet(() -> new Escalation(
                        ConcernKind.REPEATED_FAILURE.wire(), "The assistant had no answer to two messages in a row."));
                desk.escalate(conversation.id(), why.reason(), why.because());
                yield 0;
            }
        };
    }

    private void say(Message answered, Author author, String text, List<Source> sources) {
        Appended stored = log.append(new Append(
                        new Append.Target.Existing(answered.conversation()),
                        author,
                        answerId(answered),
                        MessageKind.TEXT,
                        text,
                        sources,
                        null))
                .join();
        if (stored instanceof Appended.NoConversation) {
            throw new IllegalStateException("the conversation is gone");
        }
    }

    /** Words for what was just heard, and nobody has answered yet; nothing but names is looked up. */
    private void offerWords(Conversation conversation, List<Message> said, Emotion emotion) {
        if (feed.isFollowed(conversation.id()) && conversation.status() != ConversationStatus.RESOLVED) {
            feed.toFollowers(conversation.id(), suggestions.answering(conversation, said, emotion));
        }
    }

    private void offerWords(ConversationId id) {
        if (feed.isFollowed(id)) {
            conversations
                    .find(id)
                    .filter(now -> now.status() != ConversationStatus.ASSISTANT)
                    .flatMap(now -> suggestions.latest(now, Optional.empty()))
                    .ifPresent(frame -> feed.toFollowers(id, frame));
        }
    }

    private static List<Source> sources(AssistantTurn.Reply reply) {
        return reply.sources().stream()
                .map(source -> new Source(source.title(), source.url()))
                .toList();
    }

    /** Always the same for the same message, in the form of a version 7 UUID of the moment it was stored. */
    static UUID answerId(Message answered) {
        UUID hash = UUID.nameUUIDFromBytes(
                (answered.conversation() + "/" + answered.seq() + "/answer").getBytes(StandardCharsets.UTF_8));
        long high = (answered.at().toEpochMilli() << 16) | 0x7000L | (hash.getMostSignificantBits() & 0xFFFL);
        return new UUID(high, hash.getLeastSignificantBits());
    }

    /**
     * A message of the visitor's and how it reads.
     *
     * @param before what was said before it, the latest last
     */
    private record Heard(Message message, List<Message> before, Emotion reading) {}
}
