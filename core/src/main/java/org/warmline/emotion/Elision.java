package org.warmline.emotion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * French writes small words into the next one ("l'attente", "j'ai"). Here they become words of their own, in texts as in terms;
 * also where the apostrophe was left out, for the few that are common ("jai").
 */
final class Elision {
    private static final Pattern BEGIN = Pattern.compile("(?:[cdjlmnst]|(?:jus|lors|puis|quoi|)qu)'(?=\\p{L})");
    private static final Pattern BEGIN_IN_TERM = Pattern.compile("(?<=^| )" + BEGIN.pattern());

    /** By word without its apostrophe, how much of it is the small word. */
    private final Map<String, Integer> bare = new HashMap<>();

    /** @param elided common words as they should be written; empty for a language that does not elide */
    Elision(Set<String> elided) {
        for (String word : elided) {
            bare.put(word.replace("'", ""), word.indexOf('\''));
        }
    }

    /** A term with a space after each small word. */
    String apart(String term) {
        return bare.isEmpty() ? term : BEGIN_IN_TERM.matcher(term).replaceAll("$0 ");
    }

    List<Token> apart(List<Token> words) {
        if (bare.isEmpty()) {
            return words;
        }
        List<Token> apart = new ArrayList<>();
        for (Token token : words) {
            Matcher begin = BEGIN.matcher(token.word());
            if (begin.lookingAt()) {
                split(token, begin.end(), apart);
            } else if (bare.containsKey(token.word())) {
                split(token, bare.get(token.word()), apart);
            } else {
                apart.add(token);
            }
        }
        return apart;
    }

    private static void split(Token token, int at, List<Token> into) {
        String small = token.word().substring(0, at);
        String elided = small.endsWith("'") ? small : small + "'";
        boolean same = token.plain().startsWith(small);
        String rest = token.word().substring(at);
        into.add(new Token(
                token.from(),
                token.from() + at,
                elided,
                elided,
                token.capitals(),
                token.sentence(),
                token.clause(),
                token.quoted()));
        into.add(new Token(
                token.from() + at,
                token.to(),
                rest,
                same ? token.plain().substring(at) : rest,
                token.capitals(),
                token.sentence(),
                token.clause(),
                token.quoted()));
    }
}
