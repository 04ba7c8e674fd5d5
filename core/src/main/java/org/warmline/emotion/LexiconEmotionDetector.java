package org.warmline.emotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lexicon alone, which everything else stands on. Reads the languages it has an authored lexicon for, with that and rules; of any
 * other language only the emoji, marks and capitals, and says so with {@code degraded}. Every figure can be traced to words of the
 * text.
 */
final class LexiconEmotionDetector implements EmotionDetector {
    /** Each needs a folder below {@code emotion/}, and sentences in {@code und/samples.tsv}. */
    static final Set<String> LANGUAGES = Set.of("en", "es", "de", "fr", "pt");

    static final String DEGRADED = "lexicon/1 degraded";

    private static final double DEGRADED_TRUST = 0.5;
    /** "Still" and "again" press only where something went wrong. */
    private static final double SOFT_URGENCY_RAISE = 0.12;

    private static final double LEAST_GRIEVANCE = 0.3;

    /** By language, loaded when a text is first in it. */
    private final Map<String, Lexicon> lexicons = new ConcurrentHashMap<>();

    private final LanguageGuess languages = new LanguageGuess(LANGUAGES);
    private final List<Finder> finders = List.of(new FeelingFinder(), new UrgencyFinder());
    private final ConcernFinder concernFinder = new ConcernFinder();
    private final SignFinder signFinder;
    private final Tokenizer tokenizer;

    LexiconEmotionDetector() {
        Map<String, Term> faces = Lexicon.signs("emoticons");
        this.signFinder = new SignFinder(Lexicon.signs("emoji"), faces);
        this.tokenizer = new Tokenizer(faces.keySet());
    }

    /**
     * All that was found in a text.
     *
     * @param reader language of the lexicon that read it; "und" when none did
     * @param language what the text seems to be in
     */
    record Findings(
            TextFeatures features,
            String reader,
            String language,
            List<Evidence> evidence,
            List<Concern> concerns,
            double urgency) {
        Findings {
            evidence = List.copyOf(evidence);
            concerns = List.copyOf(concerns);
        }

        Scores scores() {
            return Scores.of(evidence, urgency, features);
        }
    }

    @Override
    public Emotion read(String text, @Nullable String locale, List<Turn> history) {
        return emotion(find(text, locale, history));
    }

    @Override
    public Emotion readWords(String text, @Nullable String locale, List<Turn> history) {
        return read(text, locale, history);
    }

    @Override
    public String language(String text, @Nullable String locale) {
        return languages.of(text, locale, List.of()).language();
    }

    Findings find(String text, @Nullable String locale, List<Turn> history) {
        TextFeatures features = tokenizer.read(text);
        LanguageGuess.Guess guess = languages.of(text, locale, history);
        String language = features.words().isEmpty() && !LANGUAGES.contains(guess.language()) ? "en" : guess.language();
        return LANGUAGES.contains(language)
                ? known(features, lexicon(language), guess)
                : unknown(features, guess.language());
    }

    private Findings known(TextFeatures features, Lexicon lexicon, LanguageGuess.Guess guess) {
        Reading reading = Reading.of(features, lexicon);
        List<Evidence> evidence = new ArrayList<>();
        finders.forEach(finder -> evidence.addAll(finder.find(reading)));
        List<Concern> concerns = new ArrayList<>(concernFinder.find(reading));
        if (concerns.stream().noneMatch(LexiconEmotionDetector::selfHarm)) {
            guess.near().stream()
                    .flatMap(near -> concernFinder.find(Reading.of(features, lexicon(near))).stream())
                    .filter(LexiconEmotionDetector::selfHarm)
                    .findFirst()
                    .ifPresent(concerns::add);
        }
        evidence.addAll(ConcernFinder.feelings(concerns));
        evidence.addAll(signFinder.find(features, leansToGood(evidence)));
        List<Evidence> tidy = EvidenceList.tidy(evidence);
        double urgency = Math.max(urgency(tidy), ConcernFinder.urgency(concerns));
        return new Findings(features, lexicon.language(), guess.language(), tidy, concerns, urgency);
    }

    static String name(String language) {
        return "lexicon-" + language + "/1";
    }

    private Lexicon lexicon(String language) {
        return lexicons.computeIfAbsent(language, Lexicon::load);
    }

    /** Whose language is in doubt must not be missed for that. */
    private static boolean selfHarm(Concern concern) {
        return concern.kind().equals(ConcernKind.SELF_HARM.wire());
    }

    private Findings unknown(TextFeatures features, String language) {
        List<Evidence> evidence = EvidenceList.tidy(signFinder.find(features, false));
        return new Findings(features, LanguageGuess.UNKNOWN, language, evidence, List.of(), 0);
    }

    /** What the lexicon alone makes of what was found. */
    static Emotion emotion(Findings found) {
        Scores scores = found.scores();
        Label primary = scores.primary();
        boolean unread = found.reader().equals(LanguageGuess.UNKNOWN);
        return new Emotion(
                primary.wire(),
                scores.byLabel(),
                scores.valence(),
                scores.intensity(),
                Weights.round(Weights.clamp(found.urgency(), 0, 1)),
                Weights.round(scores.confidence() * (unread ? DEGRADED_TRUST : 1)),
                found.language(),
                found.evidence(),
                found.concerns(),
                TextEscalation.decide(
                        found.concerns(), primary, scores.valence(), scores.intensity(), found.evidence()),
                unread ? DEGRADED : name(found.reader()));
    }

    private static double urgency(List<Evidence> evidence) {
        double urgency = UrgencyFinder.urgency(evidence);
        boolean grievance = false;
        for (Evidence each : evidence) {
            Label label = Label.of(each.label()).orElseThrow();
            boolean bad = label == Label.FRUSTRATION || label == Label.ANGER || label == Label.DISAPPOINTMENT;
            grievance |= bad && each.weight() >= LEAST_GRIEVANCE;
        }
        boolean soft = urgency >= 0.25 && urgency < 0.45;
        return soft && grievance ? urgency + SOFT_URGENCY_RAISE : urgency;
    }

    private static boolean leansToGood(List<Evidence> evidence) {
        double sum = 0;
        for (Evidence each : evidence) {
            boolean good = each.label().equals(Label.JOY.wire()) || each.label().equals(Label.GRATITUDE.wire());
            boolean counts = good || !each.label().equals(Label.URGENCY.wire());
            sum += counts ? each.weight() * (good ? 1 : -1) : 0;
        }
        return sum > 0;
    }
}
