package org.warmline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.Reason;
import org.warmline.standalone.demo.Cast.Colleague;
import org.warmline.standalone.demo.HistoryRows.ContactRow;
import org.warmline.standalone.demo.HistoryRows.ConversationRow;
import org.warmline.standalone.demo.HistoryRows.MessageRow;
import org.warmline.standalone.demo.HistoryRows.QuestionRow;
import org.warmline.standalone.demo.Opinions.Opinion;

/**
 * Makes ninety days of conversations out of the dialogues. The same cast and the same now give the same history. Not thread-safe.
 */
final class History {
    /** Id of the first contact: where it is, the history has been told. */
    static final UUID FIRST_CONTACT = UUID.fromString("0199d0de-ba5e-7000-8000-b41ec7a5d000");

    private static final int CONVERSATIONS = 300;
    private static final long SEED = 1_871;
    private static final double RETURNING = 0.22;
    private static final double ANONYMOUS = 0.4;

    private final Random random = new Random(SEED);
    private final Words words = Words.load();
    private final Opinions opinions = new Opinions(random);
    private final Cast cast;
    private final String assistant;
    private final Rhythm rhythm;
    private final List<ContactRow> contacts = new ArrayList<>();
    private final List<ConversationRow> conversations = new ArrayList<>();
    private final List<MessageRow> messages = new ArrayList<>();
    private final List<QuestionRow> questions = new ArrayList<>();
    private final Map<UUID, Instant> lastSeen = new HashMap<>();

    private History(Cast cast, String assistant, Instant now) {
        this.cast = cast;
        this.assistant = assistant;
        this.rhythm = new Rhythm(cast.zone(), now, random);
    }

    /**
     * Tells the history that ends now.
     *
     * @param assistant what the assistant is called
     */
    static HistoryRows tell(Cast cast, String assistant, Instant now) {
        History history = new History(cast, assistant, now.truncatedTo(ChronoUnit.MILLIS));
        history.past(DialogueFile.past());
        history.open(DialogueFile.open());
        return new HistoryRows(history.contacts, history.conversations, history.messages, history.questions);
    }

    private void past(List<Dialogue> dialogues) {
        record Planned(Dialogue dialogue, Instant start) {}
        List<Planned> plan = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            // Every dialogue once, so that all that was written is there; then as often as it happens.
            Dialogue dialogue = i < dialogues.size() ? dialogues.get(i) : weighted(dialogues);
            plan.add(new Planned(dialogue, rhythm.next(dialogue.needsAnAgent())));
        }
        // In order of time, so that whoever returns has been there before.
        plan.sort(Comparator.comparing(Planned::start));
        for (Planned planned : plan) {
            Colleague agent = cast.agents().get(random.nextInt(cast.agents().size()));
            resolved(planned.dialogue(), agent, planned.start());
        }
    }

    private void resolved(Dialogue dialogue, Colleague agent, Instant start) {
        Transcript transcript = play(dialogue, agent, start);
        Instant resolved = transcript.ended().plus(Duration.ofSeconds(30L + random.nextInt(600)));
        ConversationRow row = add(dialogue, transcript, agent, resolved);
        Opinion opinion = opinions.next(dialogue, rhythm.progress(resolved), resolved);
        String comment = opinion == null ? null : opinion.comment();
        questions.add(new QuestionRow(
                TimedId.at(resolved, random),
                row.id(),
                row.inbox(),
                row.assignee(),
                row.team(),
                resolved,
                opinion == null ? null : opinion.score(),
                comment == null ? null : transcript.fill(comment),
                opinion == null ? null : opinion.answered()));
    }

    private void open(List<Dialogue> dialogues) {
        Colleague tom = cast.agents().getLast();
        Instant start = rhythm.lastDeskMorning();
        for (Dialogue dialogue : dialogues) {
            add(dialogue, play(dialogue, tom, start), tom, null);
            start = start.plus(Duration.ofMinutes(70));
        }
    }

    private Transcript play(Dialogue dialogue, Colleague agent, Instant start) {
        ContactRow visitor = visitor(dialogue, start);
        return new Transcript(dialogue, visitor, agent, assistant, start, words, random);
    }

    private ConversationRow add(Dialogue dialogue, Transcript transcript, Colleague agent, @Nullable Instant resolved) {
        boolean byAgent = dialogue.needsAnAgent();
        List<Reason> reasons = byAgent
                ? List.of(new Reason("fewest-open", agent.name() + " had the fewest open conversations."))
                : List.of();
        MessageRow first = transcript.messages().getFirst();
        String team = dialogue.team();
        ConversationRow row = new ConversationRow(
                transcript.conversation(),
                cast.inbox(dialogue.inbox()).value(),
                first.author(),
                resolved == null ? "assigned" : "resolved",
                byAgent ? agent.id().value() : null,
                team == null ? null : cast.team(team).value(),
                transcript.messages().size(),
                transcript.visibleSeq(),
                transcript.visitorSeq(),
                transcript.opened(),
                transcript.ended(),
                resolved,
                transcript.escalation(),
                reasons,
                "https://hearthandcrumb.example" + dialogue.page());
        conversations.add(row);
        messages.addAll(transcript.messages());
        lastSeen.put(first.author(), resolved == null ? Instant.MAX : resolved);
        return row;
    }

    /** Somebody new or, now and then, somebody who has been here before and whose last conversation is over. */
    private ContactRow visitor(Dialogue dialogue, Instant at) {
        UUID inbox = cast.inbox(dialogue.inbox()).value();
        if (random.nextDouble() < RETURNING) {
            List<ContactRow> known = contacts.stream()
                    .filter(contact -> contact.inbox().equals(inbox) && contact.name() != null)
                    .filter(contact ->
                            lastSeen.getOrDefault(contact.id(), Instant.MAX).isBefore(at))
                    .toList();
            if (!known.isEmpty()) {
                return known.get(random.nextInt(known.size()));
            }
        }
        boolean named = dialogue.callsTheVisitorByName() || random.nextDouble() >= ANONYMOUS;
        String name = named ? words.pick("first", random) + " " + words.pick("last", random) : null;
        UUID id = contacts.isEmpty() ? FIRST_CONTACT : TimedId.at(at, random);
        ContactRow contact = new ContactRow(id, inbox, name, at);
        contacts.add(contact);
        return contact;
    }

    private Dialogue weighted(List<Dialogue> dialogues) {
        int rest = random.nextInt(dialogues.stream().mapToInt(Dialogue::weight).sum());
        for (Dialogue dialogue : dialogues) {
            rest -= dialogue.weight();
            if (rest < 0) {
                return dialogue;
            }
        }
        throw new IllegalStateException("weights are positive");
    }
}
