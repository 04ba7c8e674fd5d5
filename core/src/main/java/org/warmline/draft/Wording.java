package org.warmline.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words in a row, as a line of a word list says them: {@code a/b} either word, {@code re*} any word that begins so, {@code #} a
 * number, {@code (a/b)} a word that may be left out, {@code ...} up to four words that deny nothing, {@code @name} a line of
 * {@code classes.txt}, whose entries are put apart by {@code |} and may have several words. All within one sentence.
 */
record Wording(List<Part> parts) {
    private static final int MOST_SKIPPED = 4;

    /** One place in the row. */
    sealed interface Part {}

    record OneOf(Set<String> words, List<String> beginnings, boolean number, boolean optional) implements Part {
        boolean fits(Token token) {
            if (words.contains(token.word()) || (number && token.number())) {
                return true;
            }
            for (String beginning : beginnings) {
                if (token.word().startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Skip(Set<String> negators) implements Part {}

    /** Where the row ends that begins at a word, the longest way; -1 when it does not fit. */
    int end(List<Token> words, int first, int limit) {
        return end(words, first, limit, 0);
    }

    private int end(List<Token> words, int at, int limit, int part) {
        if (part == parts.size()) {
            return at;
        }
        switch (parts.get(part)) {
            case OneOf place -> {
                int taken = at < limit && place.fits(words.get(at)) ? end(words, at + 1, limit, part + 1) : -1;
                return taken < 0 && place.optional() ? end(words, at, limit, part + 1) : taken;
            }
            case Skip skip -> {
                for (int skipped = 0; skipped <= MOST_SKIPPED && at + skipped <= limit; skipped++) {
                    int end = end(words, at + skipped, limit, part + 1);
                    if (end >= 0) {
                        return end;
                    }
                    if (at + skipped < limit
                            && skip.negators().contains(words.get(at + skipped).word())) {
                        return -1;
                    }
                }
                return -1;
            }
        }
    }

    /** Reads one line; a class whose entries have several words makes several wordings of it. */
    static List<Wording> parse(String line, Map<String, List<String>> classes, Set<String> negators) {
        List<List<Part>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        for (String piece : line.strip().split("\\s+")) {
            List<List<Part>> endings =
                    piece.startsWith("@") ? named(piece, classes, negators) : List.of(List.of(part(piece, negators)));
            List<List<Part>> longer = new ArrayList<>();
            for (List<Part> row : rows) {
                for (List<Part> ending : endings) {
                    List<Part> next = new ArrayList<>(row);
                    next.addAll(ending);
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows.stream().map(row -> new Wording(List.copyOf(row))).toList();
    }

    private static List<List<Part>> named(String name, Map<String, List<String>> classes, Set<String> negators) {
        List<String> entries = classes.get(name.substring(1));
        if (entries == null) {
            throw new IllegalStateException("there is no class " + name);
        }
        List<List<Part>> endings = new ArrayList<>();
        List<String> single =
                entries.stream().filter(entry -> !entry.contains(" ")).toList();
        if (!single.isEmpty()) {
            endings.add(List.of(part(String.join("/", single), negators)));
        }
        entries.stream()
                .filter(entry -> entry.contains(" "))
                .forEach(entry -> endings.add(Arrays.stream(entry.split(" "))
                        .map(piece -> part(piece, negators))
                        .toList()));
        return endings;
    }

    private static Part part(String piece, Set<String> negators) {
        if (piece.equals("...")) {
            return new Skip(negators);
        }
        boolean optional = piece.startsWith("(") && piece.endsWith(")");
        String plain = optional ? piece.substring(1, piece.length() - 1) : piece;
        List<String> words = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        boolean number = false;
        for (String word : plain.split("/")) {
            if (word.isEmpty()) {
                throw new IllegalStateException("an empty word in " + piece);
            } else if (word.equals("#")) {
                number = true;
            } else if (word.endsWith("*")) {
                beginnings.add(word.substring(0, word.length() - 1));
            } else {
                words.add(word);
            }
        }
        return new OneOf(Set.copyOf(words), List.copyOf(beginnings), number, optional);
    }
}
