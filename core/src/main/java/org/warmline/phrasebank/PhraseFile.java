package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One file of phrases, read strictly: what it does not know, it refuses, so that a slip of the pen is found by the build and
 * not by a customer.
 *
 * @param name for messages
 */
record PhraseFile(String locale, String name, String yaml) {
    private static final Set<String> SITUATION_KEYS = Set.of("situation", "title", "audience", "about", "phrases");
    private static final Set<String> PHRASE_KEYS =
            Set.of("key", "text", "moment", "feelings", "formality", "directness", "answers", "avoid", "neverFor");

    /** What a file says. */
    record Content(Situation situation, List<Phrase.Content> phrases) {}

    /** @throws PhraseFormatException at the first thing that is wrong */
    Content read() {
        Fields file = new Fields(name, parsed(), SITUATION_KEYS);
        Situation situation = new Situation(
                locale,
                file.key("situation"),
                file.text("title"),
                file.someOf("audience", SituationDraft.AUDIENCES),
                file.texts("about"));
        List<Phrase.Content> phrases = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Object entry : file.list("phrases")) {
            Phrase.Content phrase = phrase(situation, entry, phrases.size() + 1);
            if (!keys.add(phrase.key())) {
                throw new PhraseFormatException(name, "phrase " + phrase.key() + " is there twice");
            }
            phrases.add(phrase);
        }
        return new Content(situation, phrases);
    }

    private Phrase.Content phrase(Situation situation, Object entry, int number) {
        Fields unnamed = new Fields(name + ", phrase number " + number, entry, PHRASE_KEYS);
        String key = unnamed.key("key");
        Fields phrase = new Fields(name + ", phrase " + key, entry, PHRASE_KEYS);
        Set<String> blanks = Placeholders.in(phrase.text("text"));
        if (!Placeholders.NAMES.containsAll(blanks)) {
            throw new PhraseFormatException(phrase.where, "unknown placeholder in " + blanks);
        }
        return new Phrase.Content(
                locale,
                situation.key(),
                key,
                phrase.one("moment", Moment::of),
                phrase.some("feelings", Label::of),
                new Tone(phrase.oneOf("formality", Tone.FORMALITIES), phrase.oneOf("directness", Tone.DIRECTNESSES)),
                phrase.text("text"),
                phrase.texts("answers"),
                phrase.has("avoid") ? phrase.text("avoid") : null,
                phrase.has("neverFor") ? Set.copyOf(phrase.some("neverFor", ConcernKind::of)) : Set.of());
    }

    private @Nullable Object parsed() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new PhraseFormatException(name, e);
        }
    }

    /** The fields of one mapping, each read as what it must be. */
    private static final class Fields {
        final String where;
        private final Map<?, ?> fields;

        Fields(String where, @Nullable Object yaml, Set<String> known) {
            this.where = where;
            if (!(yaml instanceof Map<?, ?> map)) {
                throw new PhraseFormatException(where, "must be a mapping");
            }
            this.fields = map;
            for (Object field : map.keySet()) {
                if (!(field instanceof String text && known.contains(text))) {
                    throw new PhraseFormatException(where, "unknown key " + field);
                }
            }
        }

        boolean has(String field) {
            return fields.containsKey(field);
        }

        String text(String field) {
            return text(field, fields.get(field));
        }

        String key(String field) {
            String key = text(field);
            if (!SituationDraft.KEY.matcher(key).matches()) {
                throw new PhraseFormatException(
                        where, field + " must be lower-case words joined by hyphens, not " + key);
            }
            return key;
        }

        List<?> list(String field) {
            if (fields.get(field) instanceof List<?> list && !list.isEmpty()) {
                return list;
            }
            throw new PhraseFormatException(where, field + " must be a list that is not empty");
        }

        List<String> texts(String field) {
            return list(field).stream().map(value -> text(field, value)).toList();
        }

        String oneOf(String field, Set<String> allowed) {
            return one(field, value -> Optional.of(value).filter(allowed::contains));
        }

        List<String> someOf(String field, Set<String> allowed) {
            return some(field, value -> Optional.of(value).filter(allowed::contains));
        }

        <T> T one(String field, Function<String, Optional<T>> reader) {
            return read(field, text(field), reader);
        }

        <T> List<T> some(String field, Function<String, Optional<T>> reader) {
            return texts(field).stream()
                    .map(value -> read(field, value, reader))
                    .distinct()
                    .toList();
        }

        private String text(String field, @Nullable Object value) {
            if (value instanceof String text && !text.isBlank()) {
                return text.strip();
            }
            throw new PhraseFormatException(where, field + " must be text, not " + value);
        }

        private <T> T read(String field, String value, Function<String, Optional<T>> reader) {
            return reader.apply(value)
                    .orElseThrow(() -> new PhraseFormatException(where, "unknown " + field + " " + value));
        }
    }
}
