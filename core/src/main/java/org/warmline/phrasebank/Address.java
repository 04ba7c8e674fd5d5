package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.warmline.emotion.Turn;

/**
 * How a customer is addressed, in languages that have two ways ({@code du} and {@code Sie}): never in both at once, and politely
 * unless the conversation is familiar already. Decision 10 says why.
 */
enum Address {
    /** The language has one way only: any tone goes. */
    ANY,
    POLITE,
    FAMILIAR;

    private static final String CASUAL = "casual";
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Our own last words that show a form decide; when none do, whether the customer ever used the familiar one. */
    static Address of(WordsFile words, String text, List<Turn> history) {
        if (words.familiar().isEmpty()) {
            return ANY;
        }
        for (Turn turn : history.reversed()) {
            if (!turn.fromCustomer() && shows(turn.text(), words.polite())) {
                return POLITE;
            }
            if (!turn.fromCustomer() && shows(turn.text(), words.familiar())) {
                return FAMILIAR;
            }
        }
        List<String> customer = new ArrayList<>(List.of(text));
        history.stream().filter(Turn::fromCustomer).map(Turn::text).forEach(customer::add);
        return customer.stream().anyMatch(each -> shows(each, words.familiar())) ? FAMILIAR : POLITE;
    }

    /** Those of one form: the familiar ones where it is familiar and there are any, else the others. */
    List<Ranking.Ranked> inOneForm(List<Ranking.Ranked> ranked) {
        if (this == ANY) {
            return ranked;
        }
        List<Ranking.Ranked> familiar =
                ranked.stream().filter(Address::familiar).toList();
        return this == FAMILIAR && !familiar.isEmpty()
                ? familiar
                : ranked.stream().filter(one -> !familiar(one)).toList();
    }

    private static boolean familiar(Ranking.Ranked ranked) {
        return ranked.phrase().content().tone().formality().equals(CASUAL);
    }

    private static boolean shows(String text, Set<String> words) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> words.contains(word) || words.contains(word.toLowerCase(Locale.ROOT)));
    }
}
