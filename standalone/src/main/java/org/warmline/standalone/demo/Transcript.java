package org.warmline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.Author;
import org.warmline.conversation.EscalationRecord;
import org.warmline.standalone.demo.Cast.Colleague;
import org.warmline.standalone.demo.Dialogue.Speaker;
import org.warmline.standalone.demo.Dialogue.Turn;
import org.warmline.standalone.demo.HistoryRows.ContactRow;
import org.warmline.standalone.demo.HistoryRows.MessageRow;

/** Plays one dialogue: fills its blanks, lets time pass between its turns, and numbers them as the log does. */
final class Transcript {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

    private final UUID conversation;
    private final Dialogue dialogue;
    private final ContactRow visitor;
    private final Colleague agent;
    private final String assistant;
    private final Words words;
    private final RandomGenerator random;
    private final Map<String, String> filled = new HashMap<>();
    private final List<MessageRow> messages = new ArrayList<>();
    private Instant at;
    private long visibleSeq;
    private long visitorSeq;
    private @Nullable Instant handedOver;

    Transcript(
            Dialogue dialogue,
            ContactRow visitor,
            Colleague agent,
            String assistant,
            Instant start,
            Words words,
            RandomGenerator random) {
        this.conversation = TimedId.at(start, random);
        this.dialogue = dialogue;
        this.visitor = visitor;
        this.agent = agent;
        this.assistant = assistant;
        this.words = words;
        this.random = random;
        this.at = start;
        dialogue.turns().forEach(this::play);
    }

    UUID conversation() {
        return conversation;
    }

    List<MessageRow> messages() {
        return messages;
    }

    Instant opened() {
        return messages.getFirst().at();
    }

    Instant ended() {
        return messages.getLast().at();
    }

    long visibleSeq() {
        return visibleSeq;
    }

    long visitorSeq() {
        return visitorSeq;
    }

    @Nullable
    EscalationRecord escalation() {
        Dialogue.Handover handover = dialogue.escalation();
        return handover == null || handedOver == null
                ? null
                : new EscalationRecord(handover.reason(), handover.because(), handedOver);
    }

    /** The text with its blanks filled, the same way throughout this conversation. */
    String fill(String text) {
        return BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(word(blank.group(1))));
    }

    private void play(Turn turn) {
        if (!messages.isEmpty()) {
            at = at.plus(pause(turn.speaker()));
        }
        long seq = messages.size() + 1L;
        messages.add(new MessageRow(
                conversation,
                seq,
                TimedId.at(at, random),
                switch (turn.speaker()) {
                    case VISITOR -> "visitor";
                    case BOT -> "bot";
                    case AGENT, NOTE -> "agent";
                },
                switch (turn.speaker()) {
                    case VISITOR -> visitor.id();
                    case BOT -> Author.NOBODY;
                    case AGENT, NOTE -> agent.id().value();
                },
                switch (turn.speaker()) {
                    case VISITOR -> visitor.displayName();
                    case BOT -> assistant;
                    case AGENT, NOTE -> agent.name();
                },
                turn.speaker() == Speaker.NOTE ? "note" : "text",
                fill(turn.text()),
                at,
                visibleSeq));
        if (turn.speaker() != Speaker.NOTE) {
            visibleSeq = seq;
        }
        if (turn.speaker() == Speaker.VISITOR) {
            visitorSeq = seq;
        }
        if (turn.speaker() == Speaker.BOT) {
            handedOver = at;
        }
    }

    private Duration pause(Speaker next) {
        boolean firstOfAgent =
                messages.stream().noneMatch(message -> message.authorKind().equals("agent"));
        return switch (next) {
            case VISITOR -> Duration.ofSeconds(20L + random.nextInt(160));
            case BOT -> Duration.ofMillis(700L + random.nextInt(1_200));
            case AGENT -> Duration.ofSeconds((firstOfAgent ? 50L : 25L) + random.nextInt(firstOfAgent ? 400 : 140));
            case NOTE -> Duration.ofSeconds(10L + random.nextInt(40));
        };
    }

    private String word(String blank) {
        return filled.computeIfAbsent(blank, unused -> switch (blank) {
            case "name" -> firstName();
            case "agent" -> agent.firstName();
            case "order" -> "HC-" + (2_000 + random.nextInt(7_000));
            default -> words.pick(blank, random);
        });
    }

    private String firstName() {
        String name = visitor.name();
        if (name == null) {
            throw new IllegalStateException(dialogue.key() + " needs a visitor with a name");
        }
        return name.substring(0, name.indexOf(' '));
    }
}
