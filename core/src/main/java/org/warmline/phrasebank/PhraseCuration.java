package org.warmline.phrasebank;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.problem.Problem.FieldError;
import org.warmline.storage.Ids;

/**
 * What the owner does with the bank: reads it through, writes phrases, rewords, retires and brings them back. Each change is one
 * transaction and is offered on this node within a moment, on others within {@link PhraseBank#FRESH}. Refusals are {@link Problem}s.
 */
@Singleton
public class PhraseCuration {
    /** What {@link #isLocale} wants, as a refusal says it. */
    public static final String MUST_BE_LOCALE = "must be a language tag such as en or pt-BR";

    static final String OWN = "own";

    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final CuratedPhrases phrases;
    private final PhraseStore store;
    private final PhraseBank bank;
    private final Ids ids;

    PhraseCuration(CuratedPhrases phrases, PhraseStore store, PhraseBank bank, Ids ids) {
        this.phrases = phrases;
        this.store = store;
        this.bank = bank;
        this.ids = ids;
    }

    /** What became of a change to a phrase. */
    public sealed interface Change {
        /** It was made; where the phrase got a new key, this is the new one. */
        record Done(PhraseEntry phrase) implements Change {}

        /** Somebody else was faster; this is what it is now. */
        record Outdated(PhraseEntry now) implements Change {}
    }

    /** What becomes of the record of a phrase whose words change. */
    public enum Keep {
        /** Reworded only: the key stays, and with it what people did with the phrase. */
        RECORD,
        /** It says something else: the old phrase is retired, the new one begins under a key of its own. */
        NOTHING;

        public static Optional<Keep> of(String wire) {
            return switch (wire) {
                case "record" -> Optional.of(RECORD);
                case "nothing" -> Optional.of(NOTHING);
                default -> Optional.empty();
            };
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** At most so many phrases after a place in the list; by language, situation and key. */
    public List<PhraseEntry> page(PhraseFilter filter, PhraseFilter.@Nullable Position after, int limit) {
        return phrases.page(filter, after, limit);
    }

    public PhraseEntry require(PhraseId id) {
        return phrases.find(id).orElseThrow(Problem::notFound);
    }

    public List<SituationEntry> situations() {
        return phrases.situations();
    }

    /**
     * Adds a phrase of the business's own.
     *
     * @param situation a new one to make for it, whose key then counts for the draft's; null when it is there already
     */
    public PhraseEntry add(String locale, PhraseDraft draft, @Nullable SituationDraft situation) {
        List<FieldError> errors = new ArrayList<>();
        if (!isLocale(locale)) {
            errors.add(new FieldError("locale", MUST_BE_LOCALE));
        }
        if (situation != null) {
            errors.addAll(situation.errors());
        }
        PhraseDraft placed = situation == null ? draft : in(situation.key(), draft);
        placed.errors().stream()
                // Told already, under the name it has there.
                .filter(error -> situation == null || !error.field().equals("situation"))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw Problem.fields(errors);
        }
        return changing(() -> {
            if (situation != null) {
                if (phrases.hasSituation(locale, situation.key())) {
                    throw Problem.field("newSituation.key", "must be new; there is a situation of this name");
                }
                phrases.addSituation(situation.situation(locale));
            }
            return insert(locale, placed);
        });
    }

    /**
     * Changes what is written in a phrase. One that was to be reviewed is in use afterwards.
     *
     * @param version of the phrase as it was read
     * @param keep null to let {@link #keepByDefault} decide
     */
    public Change edit(PhraseId id, long version, PhraseDraft draft, @Nullable Keep keep) {
        return changing(() -> {
            PhraseEntry before = require(id);
            if (before.version() != version || before.state().equals(PhraseEntry.RETIRED)) {
                return new Change.Outdated(before);
            }
            Phrase.Content content = draft.content(before.locale(), before.key());
            requireSituation(before.locale(), content.situation());
            Keep kept = keep == null ? keepByDefault(before, draft) : keep;
            if (kept == Keep.RECORD || before.state().equals(PhraseEntry.TO_REVIEW)) {
                phrases.reword(id, version, content);
                return new Change.Done(require(id));
            }
            phrases.retire(id, version, true);
            return new Change.Done(insert(before.locale(), draft));
        });
    }

    /** Takes a phrase out, or brings it back; its record stays. Doing it again changes nothing. */
    public Change retire(PhraseId id, long version, boolean retired) {
        return changing(() -> {
            PhraseEntry before = require(id);
            if (before.version() != version) {
                return new Change.Outdated(before);
            }
            if (before.state().equals(PhraseEntry.RETIRED) != retired) {
                phrases.retire(id, version, retired);
            }
            return new Change.Done(require(id));
        });
    }

    /**
     * Whether new words still say the same: the same moment and situation, and so many words of matter in common that two suggestions like
     * these would count as one. Always so while nobody can have used it.
     */
    public static Keep keepByDefault(PhraseEntry before, PhraseDraft after) {
        if (before.state().equals(PhraseEntry.TO_REVIEW)) {
            return Keep.RECORD;
        }
        String text = after.text();
        boolean same = text != null
                && before.text() != null
                && equal(before.moment(), after.moment())
                && equal(before.situation(), after.situation())
                && saysTheSame(before.locale(), before.text(), text);
        return same ? Keep.RECORD : Keep.NOTHING;
    }

    static boolean saysTheSame(String locale, String one, String other) {
        LuceneWords words = LuceneWords.of(locale);
        Set<String> first = words.matter(Placeholders.without(one));
        Set<String> second = words.matter(Placeholders.without(other));
        return one.strip().equals(other.strip()) || Variety.likeness(first, second) >= Variety.SAME;
    }

    /** Whether it looks like a language tag. */
    public static boolean isLocale(String locale) {
        return LOCALE.matcher(locale).matches();
    }

    private PhraseEntry insert(String locale, PhraseDraft draft) {
        String stem = OWN + "-" + draft.situation() + "-"
                + String.valueOf(draft.moment()).replace(' ', '-');
        Phrase.Content content = draft.content(locale, phrases.nextKey(locale, stem));
        requireSituation(locale, content.situation());
        PhraseId id = new PhraseId(ids.next());
        phrases.add(List.of(CuratedPhrases.New.of(id, content, OWN, false)));
        return require(id);
    }

    private void requireSituation(String locale, String situation) {
        if (!phrases.hasSituation(locale, situation)) {
            throw Problem.field(
                    "situation", "must be one that there is in this language, or be made with newSituation");
        }
    }

    private <T> T changing(Supplier<T> work) {
        T result = store.change(work);
        bank.changed();
        return result;
    }

    private static PhraseDraft in(String situation, PhraseDraft draft) {
        return new PhraseDraft(
                situation,
                draft.moment(),
                draft.feelings(),
                draft.formality(),
                draft.directness(),
                draft.text(),
                draft.answers(),
                draft.avoid(),
                draft.neverFor());
    }

    private static boolean equal(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
