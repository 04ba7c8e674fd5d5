package org.warmline.chat.listening;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.warmline.chat.assistant.Assistant;
import org.warmline.chat.assistant.AssistantTurn;
import org.warmline.chat.assistant.Hearing;
import org.warmline.chat.connection.LiveFeed;
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
    private static final int LOOK_BACK = 12;
    private static final int AT_ONCE = 50;

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
            Signals signals) {
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
    }

    void hear(ConversationId id) {
        Conversation conversation = conversations.find(id).orElse(null);
        if (conversation == null || conversation.heardSeq() >= conversation.visitorSeq()) {
            return;
        }
        List<Message> news = conversations.after(id, conversation.heardSeq(), true, AT_ONCE).stream()
                .filter(message -> message.author().kind() == AuthorKind.VISITOR)
                .toList();
        int misses = conversation.assistantMisses();
        for (Message message : news) {
            misses = hear(conversation, message, misses);
            readings.heard(id, message.seq(), misses);
        }
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

    private int hear(Conversation conversation, Message message, int misses) {
        List<Message> before = conversations.before(conversation.id(), message.seq(), true, LOOK_BACK);
        List<Turn> history = before.stream()
                .map(it -> new Turn(it.author().kind() == AuthorKind.VISITOR, it.body()))
                .toList();
        Emotion reading = detector.read(message.body(), conversation.locale(), history);
        readings.keep(conversation.id(), message.seq(), reading);
        feed.toFollowers(
                conversation.id(), new ServerFrame.EmotionRead(conversation.id().value(), message.seq(), reading));
        signals.publish(new Signal.Heard(conversation.id().value(), message.seq()));
        boolean assistantHasIt = conversation.status() == ConversationStatus.ASSISTANT;
        Optional<Escalation> escalation =
                policy.decide(reading, new ConversationFacts(misses, assistantHasIt, earlier(conversation, message)));
        if (assistantHasIt) {
            return answer(conversation, message, before, reading, escalation, misses);
        }
        escalation.ifPresent(why -> desk.escalate(conversation.id(), why.reason(), why.because()));
        return misses;
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

    private void offerWords(ConversationId id) {
        if (feed.isFollowed(id)) {
            conversations
                    .find(id)
                    .filter(now -> now.status() != ConversationStatus.ASSISTANT)
                    .flatMap(now -> suggestions.latest(now, Optional.empty()))
                    .ifPresent(frame -> feed.toFollowers(id, frame));
        }
    }

    private List<Emotion> earlier(Conversation conversation, Message message) {
        long from = Math.max(1, message.seq() - 2L * LOOK_BACK);
        return readings.between(conversation.id(), from, message.seq() - 1).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
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
}
