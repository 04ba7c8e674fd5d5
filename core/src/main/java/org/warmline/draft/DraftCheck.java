package org.warmline.draft;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;

/**
 * Looks at what an agent is about to say, beside what the customer said last. By authored words and rules alone, so that each hint
 * can be traced to words of the draft. Pure and thread-safe; never fails on any text; takes time in proportion to its length.
 *
 * <p>It is sparing on purpose: at most three hints, those that could do harm first; nothing is missed in an answer to a plain
 * question, in a few words or a goodbye, or while a first sentence is being written; what is there is only said when nothing else is.
 */
@Singleton
public final class DraftCheck {
    /** Characters of a text that are looked at. */
    public static final int MOST_CHARACTERS = 10_000;

    public static final int MOST_HINTS = 3;

    private static final int MOST_EVIDENCE = 3;
    private static final int FEWEST_WORDS = 5;
    /** With so many words something is said, though the sentence has no end yet. */
    private static final int WORDS_ENOUGH = 10;

    private static final double MOSTLY = 0.75;
    private static final double NEUTRAL = -0.15;
    private static final double FELT = 0.25;
    private static final double PRESSED = 1 / 3.0;

    private static final Set<String> HARD = Set.of(
            Label.ANGER.wire(),
            Label.FRUSTRATION.wire(),
            Label.DISAPPOINTMENT.wire(),
            Label.WORRY.wire(),
            Label.SADNESS.wire());
    private static final Set<String> GOOD = Set.of(Label.GRATITUDE.wire(), Label.JOY.wire());
    private static final Set<String> HEAVY = Set.of(
            ConcernKind.BEREAVEMENT.wire(),
            ConcernKind.ILLNESS.wire(),
            ConcernKind.SELF_HARM.wire(),
            ConcernKind.SAFETY.wire(),
            ConcernKind.STRONG_EMOTION.wire(),
            ConcernKind.REPEATED_FAILURE.wire(),
            ConcernKind.VULNERABLE.wire());

    /** The topic that says what something was for, not what went wrong. */
    private static final String OCCASION = "celebration";

    private static final Map<String, String> SOUNDS = Map.of(
            Label.ANGER.wire(), "They sound angry",
            Label.FRUSTRATION.wire(), "They sound frustrated",
            Label.DISAPPOINTMENT.wire(), "They sound disappointed",
            Label.WORRY.wire(), "They sound worried",
            Label.SADNESS.wire(), "They sound sad");

    /** By language, loaded when a draft is first in it. */
    private final Map<String, DraftLanguage> languages = new ConcurrentHashMap<>();

    /**
     * Looks at a draft.
     *
     * @param customer what the customer said last; may be empty
     * @param emotion the reading of that
     * @param draft what the agent has typed
     * @param language BCP 47 tag of the draft; null when unknown. Of a language without word lists nothing is said
     * @return at most {@link #MOST_HINTS}, the most important first
     */
    public List<Hint> check(String customer, Emotion emotion, String draft, @Nullable String language) {
        DraftLanguage words = language(language);
        if (words == null) {
            return List.of();
        }
        DraftText text = DraftText.of(draft, MOST_CHARACTERS);
        DraftLanguage heardIn = language(emotion.language());
        DraftText heard = DraftText.of(heardIn == null ? "" : customer, MOST_CHARACTERS);
        return new Look(text, words, heard, heardIn == null ? words : heardIn, emotion).hints();
    }

    private @Nullable DraftLanguage language(@Nullable String tag) {
        String primary = tag == null ? "" : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return DraftLanguage.ALL.contains(primary) ? languages.computeIfAbsent(primary, DraftLanguage::load) : null;
    }

    /** One look at one draft. */
    private record Look(DraftText draft, DraftLanguage words, DraftText heard, DraftLanguage heardIn, Emotion emotion) {
        List<Hint> hints() {
            List<Hint> hints = new ArrayList<>();
            mind(
                    Kind.PROMISE,
                    promises(),
                    "can be more than we can keep; what you will do, and by when, is safer to say.",
                    hints);
            mind(
                    Kind.BLAME,
                    certain(words.blame()),
                    "can sound like blame; what happened and what comes next is easier to hear.",
                    hints);
            List<Hint> there = new ArrayList<>();
            if (saysSomething() && matters()) {
                feeling(hints, there);
                problem(hints, there);
                nextStep(hints, there);
            }
            mind(
                    Kind.STOCK_PHRASE,
                    words.stock().in(draft),
                    "has been read many times before; your own words for what happened say more.",
                    hints);
            List<Hint> shown = hints.isEmpty() ? there : hints;
            return List.copyOf(shown.subList(0, Math.min(MOST_HINTS, shown.size())));
        }

        private void mind(Kind kind, List<Wordings.Found> found, String why, List<Hint> hints) {
            if (!found.isEmpty()) {
                List<Hint.Words> evidence = evidence(found);
                hints.add(new Hint(
                        kind.wire(), "mind", evidence, "“" + evidence.getFirst().text() + "” " + why));
            }
        }

        private List<Wordings.Found> promises() {
            return certain(words.promise()).stream()
                    .filter(found -> !words.hedged(draft, found))
                    .filter(found -> !draft.questions().get(sentence(found)))
                    .toList();
        }

        private List<Wordings.Found> certain(Wordings wordings) {
            return wordings.in(draft).stream()
                    .filter(found -> !words.denied(draft, found))
                    .toList();
        }

        private int sentence(Wordings.Found found) {
            return draft.words().get(found.first()).sentence();
        }

        /** Enough is written to miss something in it. */
        private boolean saysSomething() {
            List<Token> own =
                    draft.words().stream().filter(token -> !token.quoted()).toList();
            if (own.size() < FEWEST_WORDS || (!draft.finished() && own.size() < WORDS_ENOUGH)) {
                return false;
            }
            long polite = own.stream()
                    .filter(token -> words.pleasantry().contains(token.word()))
                    .count();
            return polite < MOSTLY * own.size();
        }

        /** Something went wrong for the customer, or presses, or is waited for; not a plain question, and no thanks. */
        private boolean matters() {
            return hard() || pressed() || asksWhen();
        }

        private boolean hard() {
            return heavy()
                    || (HARD.contains(emotion.primary()) && emotion.valence() < NEUTRAL && emotion.intensity() >= FELT);
        }

        private boolean heavy() {
            return emotion.concerns().stream().anyMatch(concern -> HEAVY.contains(concern.kind()));
        }

        private boolean pressed() {
            return emotion.urgency() >= PRESSED && !GOOD.contains(emotion.primary());
        }

        private boolean asksWhen() {
            return !heardIn.asksWhen().in(heard).isEmpty();
        }

        private void feeling(List<Hint> hints, List<Hint> there) {
            List<Wordings.Found> found = certain(words.feeling());
            if (!found.isEmpty()) {
                there.add(there(Kind.ACKNOWLEDGES_FEELING, found, "You show that you heard how this is for them."));
            } else if (hard()) {
                String sounds = SOUNDS.getOrDefault(emotion.primary(), "This is hard for them");
                hints.add(missing(
                        Kind.ACKNOWLEDGES_FEELING, sounds + "; a few words that show you heard it would help."));
            }
        }

        private void problem(List<Hint> hints, List<Hint> there) {
            Set<String> topics = new HashSet<>();
            Set<String> stems = new HashSet<>();
            String named = null;
            boolean occasion = true;
            for (Token token : heard.words()) {
                String topic = heardIn.topic(token);
                if (topic != null) {
                    topics.add(topic);
                    if (named == null || (occasion && !topic.equals(OCCASION))) {
                        named = heard.text().substring(token.from(), token.to());
                        occasion = topic.equals(OCCASION);
                    }
                } else if (heardIn.content(token)) {
                    stems.add(DraftLanguage.stem(token.word()));
                }
            }
            List<Wordings.Found> found = new ArrayList<>();
            BitSet times = new BitSet();
            words.time().in(draft).forEach(time -> times.set(time.first(), time.end()));
            // "Within two days" gives a time; it does not say that somebody waited for days.
            for (int at = times.nextClearBit(0); at < draft.words().size(); at = times.nextClearBit(at + 1)) {
                Token token = draft.words().get(at);
                String topic = words.topic(token);
                boolean same = topic != null
                        ? topics.contains(topic)
                        : words.content(token) && stems.contains(DraftLanguage.stem(token.word()));
                if (same) {
                    found.add(new Wordings.Found(at, at + 1));
                }
            }
            if (!found.isEmpty()) {
                there.add(there(Kind.NAMES_PROBLEM, found, "You name what it is about."));
            } else if (named != null && (hard() || pressed()) && !draft.asks()) {
                hints.add(missing(
                        Kind.NAMES_PROBLEM, "They wrote about “" + named + "”; naming it shows that you read it."));
            }
        }

        /** Who asks something back has said what comes next, and who has done it needs no time for it. */
        private void nextStep(List<Hint> hints, List<Hint> there) {
            List<Wordings.Found> done = certain(words.done());
            List<Wordings.Found> steps = new ArrayList<>(done);
            steps.addAll(certain(words.step()));
            steps.sort(Comparator.comparingInt(Wordings.Found::first));
            List<Wordings.Found> times = words.time().in(draft);
            if (!steps.isEmpty()) {
                there.add(there(Kind.OWNS_NEXT_STEP, steps, "You say what you do about it."));
            } else if ((hard() || pressed()) && !draft.asks()) {
                hints.add(
                        missing(Kind.OWNS_NEXT_STEP, "You could say what you do next, so that they need not wonder."));
            }
            if (!times.isEmpty()) {
                there.add(there(Kind.GIVES_TIME, times, "You give a time they can count on."));
            } else if (!draft.asks() && done.isEmpty() && (!steps.isEmpty() || pressed() || asksWhen())) {
                hints.add(missing(Kind.GIVES_TIME, "You could say by when, even roughly."));
            }
        }

        private Hint there(Kind kind, List<Wordings.Found> found, String text) {
            return new Hint(kind.wire(), "there", evidence(found), text);
        }

        private static Hint missing(Kind kind, String text) {
            return new Hint(kind.wire(), "missing", List.of(), text);
        }

        private List<Hint.Words> evidence(List<Wordings.Found> found) {
            return found.stream()
                    .limit(MOST_EVIDENCE)
                    .map(each -> draft.slice(each.first(), each.end()))
                    .toList();
        }
    }
}
