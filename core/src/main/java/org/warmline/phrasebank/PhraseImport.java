package org.warmline.phrasebank;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem.FieldError;
import org.warmline.storage.Ids;

/**
 * Brings phrases of a file into the bank: all that can be in one transaction, or nothing. What is dry is decided by the same code as what is
 * done. An import brings nothing back that was retired here, and gives no key to another sentence.
 */
@Singleton
public class PhraseImport {
    private static final String PREFIX = "imported-";
    private static final String SOURCE = "imported";
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_NAME = 60;
    private static final int SHOWN = 120;

    private final CuratedPhrases phrases;
    private final PhraseStore store;
    private final PhraseBank bank;
    private final Ids ids;

    PhraseImport(CuratedPhrases phrases, PhraseStore store, PhraseBank bank, Ids ids) {
        this.phrases = phrases;
        this.store = store;
        this.bank = bank;
        this.ids = ids;
    }

    /**
     * Says what importing would do, or does it.
     *
     * @param locale of the lines that do not say theirs
     */
    public ImportReport run(
            List<ImportedLine.InLanguage> situations, List<ImportedLine> lines, String locale, boolean apply) {
        if (!apply) {
            Plan plan = new Plan(situations, locale);
            lines.forEach(plan::read);
            return plan.report(false);
        }
        bank.ready();
        ImportReport report = store.change(() -> {
            Plan plan = new Plan(situations, locale);
            lines.forEach(plan::read);
            plan.write();
            return plan.report(true);
        });
        bank.changed();
        return report;
    }

    /** What becomes of each line, looking at the bank and at the lines before it. */
    private final class Plan {
        private final Map<String, PhraseEntry> byKey = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> texts = new HashSet<>();
        private final Set<String> situations = new HashSet<>();
        private final Map<String, Situation> offered = new HashMap<>();
        private final Map<String, Situation> needed = new LinkedHashMap<>();
        private final List<CuratedPhrases.New> added = new ArrayList<>();
        private final List<Reworded> changed = new ArrayList<>();
        private final List<ImportReport.Line> told = new ArrayList<>();
        private final String locale;

        Plan(List<ImportedLine.InLanguage> brought, String locale) {
            this.locale = locale;
            phrases.page(PhraseFilter.ALL, null, Integer.MAX_VALUE).forEach(phrase -> {
                byKey.put(PhraseStore.name(phrase.locale(), phrase.key()), phrase);
                keys.add(PhraseStore.name(phrase.locale(), phrase.key()));
                texts.add(PhraseStore.name(phrase.locale(), plain(phrase.text())));
            });
            phrases.situations().forEach(known -> situations.add(PhraseStore.name(known.locale(), known.key())));
            brought.stream()
                    .filter(one -> PhraseCuration.isLocale(one.locale()))
                    .filter(one -> one.situation().errors().isEmpty())
                    .forEach(one -> offered.putIfAbsent(
                            PhraseStore.name(one.locale(), one.situation().key()),
                            one.situation().situation(one.locale())));
        }

        void read(ImportedLine line) {
            switch (line) {
                case ImportedLine.Unusable unusable -> skip(unusable.line(), unusable.text(), unusable.reason());
                case ImportedLine.Bare bare -> bare(bare);
                case ImportedLine.Complete complete -> {
                    if (complete.state().equals(PhraseEntry.TO_REVIEW)) {
                        unfinished(complete);
                    } else {
                        complete(complete);
                    }
                }
            }
        }

        private void complete(ImportedLine.Complete line) {
            String text = String.valueOf(line.draft().text());
            String wrong = wrong(line);
            if (wrong != null) {
                skip(line.line(), text, wrong);
                return;
            }
            Phrase.Content content = line.draft().content(line.locale(), line.key());
            PhraseEntry here = byKey.get(PhraseStore.name(line.locale(), line.key()));
            if (here != null) {
                known(line, here, content);
            } else if (!keys.add(PhraseStore.name(line.locale(), line.key()))) {
                skip(line.line(), text, "This key stands in an earlier line.");
            } else if (!texts.add(PhraseStore.name(line.locale(), plain(text)))) {
                skip(line.line(), text, "The same words are in the bank already.");
            } else {
                needSituation(line.locale(), content.situation());
                boolean retired = line.state().equals(PhraseEntry.RETIRED);
                add(line.line(), CuratedPhrases.New.of(new PhraseId(ids.next()), content, SOURCE, retired));
            }
        }

        private void known(ImportedLine.Complete line, PhraseEntry here, Phrase.Content content) {
            String text = content.text();
            if (same(here, content)) {
                skip(line.line(), text, "It is in the bank already, word for word.");
            } else if (here.state().equals(PhraseEntry.RETIRED)) {
                skip(line.line(), text, "It is retired here. Bring it back first.");
            } else if (PhraseCuration.keepByDefault(here, line.draft()) == PhraseCuration.Keep.NOTHING) {
                skip(
                        line.line(),
                        text,
                        "It says something else than the phrase of this key here. Give it a key of its own.");
            } else if (changed.stream().anyMatch(earlier -> earlier.id().equals(here.id()))) {
                skip(line.line(), text, "This key stands in an earlier line.");
            } else {
                needSituation(line.locale(), content.situation());
                changed.add(new Reworded(here.id(), here.version(), content));
                tell(line.line(), ImportReport.CHANGED, text, null);
            }
        }

        private void unfinished(ImportedLine.Complete line) {
            String key = PhraseStore.name(line.locale(), line.key());
            if (byKey.containsKey(key)) {
                skip(line.line(), String.valueOf(line.draft().text()), "There is a phrase of this key already.");
            } else if (line.locale().equals(locale)) {
                bare(new ImportedLine.Bare(
                        line.line(), line.key(), String.valueOf(line.draft().text())));
            } else {
                skip(
                        line.line(),
                        String.valueOf(line.draft().text()),
                        "It still waits to be reviewed, and is of another language than this import.");
            }
        }

        private void bare(ImportedLine.Bare line) {
            String text = line.text().strip();
            List<FieldError> wrong = new PhraseDraft(
                            null, null, List.of(), null, null, text, List.of(), null, List.of())
                    .errors().stream()
                            .filter(error -> error.field().equals("text"))
                            .toList();
            if (!wrong.isEmpty()) {
                skip(line.line(), text, sentence(wrong));
            } else if (!texts.add(PhraseStore.name(locale, plain(text)))) {
                skip(line.line(), text, "The same words are in the bank already.");
            } else {
                add(
                        line.line(),
                        new CuratedPhrases.New(
                                new PhraseId(ids.next()),
                                locale,
                                freeKey(line.name()),
                                null,
                                null,
                                List.of(),
                                new Tone("neutral", "plain"),
                                text,
                                List.of(),
                                null,
                                List.of(),
                                SOURCE,
                                true,
                                false));
            }
        }

        private @Nullable String wrong(ImportedLine.Complete line) {
            List<FieldError> errors = new ArrayList<>();
            if (!PhraseCuration.isLocale(line.locale())) {
                errors.add(new FieldError("locale", PhraseCuration.MUST_BE_LOCALE));
            }
            if (line.key().length() > LONGEST_KEY
                    || !SituationDraft.KEY.matcher(line.key()).matches()) {
                errors.add(new FieldError("key", "must be lower-case words joined by hyphens"));
            }
            errors.addAll(line.draft().errors());
            if (!errors.isEmpty()) {
                return sentence(errors);
            }
            String situation =
                    PhraseStore.name(line.locale(), String.valueOf(line.draft().situation()));
            return situations.contains(situation) || offered.containsKey(situation)
                    ? null
                    : "There is no situation " + line.draft().situation() + " in " + line.locale() + " here.";
        }

        private void needSituation(String locale, String key) {
            String named = PhraseStore.name(locale, key);
            Situation situation = offered.get(named);
            if (!situations.contains(named) && situation != null) {
                needed.put(named, situation);
            }
        }

        private String freeKey(String name) {
            String stem = PREFIX + slug(name);
            String key = stem;
            for (int number = 2; !keys.add(PhraseStore.name(locale, key)); number++) {
                key = stem + "-" + number;
            }
            return key;
        }

        private void add(int line, CuratedPhrases.New phrase) {
            added.add(phrase);
            tell(line, ImportReport.ADDED, phrase.text(), null);
        }

        private void skip(int line, String text, String reason) {
            tell(line, ImportReport.SKIPPED, text, reason);
        }

        private void tell(int line, String result, String text, @Nullable String reason) {
            told.add(new ImportReport.Line(line, result, beginning(text), reason));
        }

        void write() {
            needed.values().forEach(phrases::addSituation);
            phrases.add(added.stream().map(this::guessed).toList());
            changed.forEach(one -> phrases.reword(one.id(), one.version(), one.content()));
        }

        private CuratedPhrases.New guessed(CuratedPhrases.New phrase) {
            return phrase.toReview() ? placed(bank.guess(phrase.locale(), phrase.text()), phrase) : phrase;
        }

        /** A guess may come from the words of the language without its country, whose situations are not those of the phrase. */
        private CuratedPhrases.New placed(Guess guess, CuratedPhrases.New phrase) {
            String situation = guess.situation();
            boolean known = situation != null && situations.contains(PhraseStore.name(phrase.locale(), situation));
            return (known ? guess : guess.withoutSituation()).into(phrase);
        }

        ImportReport report(boolean applied) {
            return new ImportReport(
                    applied,
                    added.size(),
                    changed.size(),
                    (long) told.size() - added.size() - changed.size(),
                    added.stream().filter(CuratedPhrases.New::toReview).count(),
                    told);
        }
    }

    private record Reworded(PhraseId id, long version, Phrase.Content content) {}

    private static boolean same(PhraseEntry here, Phrase.Content content) {
        CuratedPhrases.New there = CuratedPhrases.New.of(here.id(), content, here.source(), false);
        CuratedPhrases.New kept = new CuratedPhrases.New(
                here.id(),
                here.locale(),
                here.key(),
                here.situation(),
                here.moment(),
                here.feelings(),
                new Tone(here.formality(), here.directness()),
                here.text(),
                here.answers(),
                here.avoid(),
                here.neverFor().stream().sorted().toList(),
                here.source(),
                false,
                false);
        return there.equals(kept);
    }

    private static String sentence(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ", "", "."));
    }

    /** Spaces and capitals make no other sentence. */
    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** A name as a key has it; one without Latin letters becomes "phrase". */
    static String slug(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = bare.substring(0, Math.min(LONGEST_NAME, bare.length())).replaceAll("-$", "");
        return cut.isEmpty() ? "phrase" : cut;
    }
}
