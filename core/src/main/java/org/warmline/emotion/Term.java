package org.warmline.emotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A term of a lexicon: words to find in a row, with the label and weight they carry.
 *
 * <p>How a term is written: {@code word} itself; {@code stem*} any word that begins so; {@code @name} any word of that class,
 * {@code @name's} the same with the ending; {@code one|other} any of these words; {@code #} a number in digits or words; {@code ~} up to
 * three words of any kind; {@code ^} and {@code $} the text's begin and end. A hyphen parts two words.
 *
 * @param written as in the file
 */
record Term(String written, List<Part> parts, boolean fromStart, boolean toEnd, String label, double weight) {
    private static final int LONGEST_GAP = 3;
    private static final Pattern ALTERNATIVES = Pattern.compile("[^|@*#-]+(\\|[^|@*#-]+)+");

    Term {
        parts = List.copyOf(parts);
    }

    /** How far the words of a term may lie apart. */
    enum Reach {
        CLAUSE,
        SENTENCE,
        TEXT;

        boolean holds(Token first, Token later) {
            return switch (this) {
                case CLAUSE -> first.clause() == later.clause();
                case SENTENCE -> first.sentence() == later.sentence();
                case TEXT -> true;
            };
        }
    }

    /** One place of a term. */
    sealed interface Part {}

    /** Any of these words. */
    record Words(Set<String> any) implements Part {
        Words {
            any = Set.copyOf(any);
        }
    }

    /** Any word that begins so. */
    record Stem(Set<String> begins) implements Part {
        Stem {
            begins = Set.copyOf(begins);
        }
    }

    /** A number, in digits or as one of the given words. */
    record Figure(Set<String> spelled) implements Part {
        Figure {
            spelled = Set.copyOf(spelled);
        }
    }

    /** None to three words of any kind. */
    record Gap() implements Part {}

    /**
     * Reads a term.
     *
     * @param classes of the language; {@code number} holds the spelled numbers
     * @throws IllegalArgumentException if the term names an unknown class or begins with a gap
     */
    static Term parse(String written, String label, double weight, WordClasses classes) {
        List<Part> parts = new ArrayList<>();
        boolean fromStart = false;
        boolean toEnd = false;
        for (String piece : pieces(classes.elision().apart(written))) {
            switch (piece) {
                case "^" -> fromStart = true;
                case "$" -> toEnd = true;
                case "~" -> parts.add(new Gap());
                case "#" -> parts.add(new Figure(classes.of("number")));
                default -> parts.add(part(piece, written, classes));
            }
        }
        if (parts.isEmpty() || parts.getFirst() instanceof Gap) {
            throw new IllegalArgumentException("Term \"" + written + "\" must begin with a word");
        }
        return new Term(written, parts, fromStart, toEnd, label, weight);
    }

    /** A hyphen parts words, in terms as in texts; only the names of classes have some. */
    private static List<String> pieces(String written) {
        return Arrays.stream(written.split(" "))
                .flatMap(piece -> piece.startsWith("@") || piece.contains("|")
                        ? Stream.of(piece)
                        : Arrays.stream(piece.split("-")))
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static Part part(String piece, String written, WordClasses classes) {
        if (piece.startsWith("@")) {
            boolean owner = piece.endsWith("'s");
            String name = piece.substring(1, piece.length() - (owner ? 2 : 0));
            Set<String> words = classes.of(name);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("Term \"" + written + "\" names the unknown class " + name);
            }
            return new Words(owner ? words.stream().map(word -> word + "'s").collect(Collectors.toSet()) : words);
        }
        if (piece.contains("|")) {
            if (!ALTERNATIVES.matcher(piece).matches()) {
                throw new IllegalArgumentException(
                        "Term \"" + written + "\": between | stand whole words, without *, @ or #");
            }
            return new Words(Arrays.stream(piece.split("\\|"))
                    .flatMap(word -> Spelling.variants(word, classes.language()).stream())
                    .collect(Collectors.toSet()));
        }
        // "fuck*" is a stem; "f***" is a word as people write it.
        if (piece.endsWith("*") && !piece.endsWith("**") && piece.length() > 2) {
            return new Stem(Spelling.variants(piece.substring(0, piece.length() - 1), classes.language()));
        }
        return new Words(Spelling.variants(piece, classes.language()));
    }

    /**
     * Where this term, beginning at the given word, ends.
     *
     * @param reach how far its words may lie apart
     * @return index after its last word, or -1 when it does not stand here
     */
    int endAt(List<Token> words, int start, Reach reach) {
        if (fromStart && start > 0) {
            return -1;
        }
        return match(words, start, start, 0, reach);
    }

    private int match(List<Token> words, int start, int at, int part, Reach reach) {
        if (part == parts.size()) {
            return toEnd && at < words.size() ? -1 : at;
        }
        if (parts.get(part) instanceof Gap) {
            for (int skipped = 0; skipped <= LONGEST_GAP && at + skipped < words.size(); skipped++) {
                int end = match(words, start, at + skipped, part + 1, reach);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        if (at >= words.size()
                || !reach.holds(words.get(start), words.get(at))
                || !fits(parts.get(part), words.get(at))) {
            return -1;
        }
        return match(words, start, at + 1, part + 1, reach);
    }

    private static boolean fits(Part part, Token token) {
        return switch (part) {
            case Words words ->
                words.any().contains(token.word()) || words.any().contains(token.plain());
            case Stem stem ->
                stem.begins().stream().anyMatch(token.word()::startsWith)
                        || token.drawnOut() && stem.begins().stream().anyMatch(token.plain()::startsWith);
            case Figure figure ->
                startsWithDigit(token.word()) || figure.spelled().contains(token.word());
            case Gap ignored -> true;
        };
    }

    private static boolean startsWithDigit(String word) {
        return Character.isDigit(word.codePointAt(0));
    }
}
