package org.warmline.phrasebank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmline.emotion.Turn;

/** The blanks in a phrase, and what fills them. */
final class Placeholders {
    static final Set<String> NAMES = Set.of("customer", "agent", "business", "order");

    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

    /**
     * An order as customers write it: {@code #10234}, {@code order 10234}, {@code Bestellung Nr. 10234}, {@code commande n°10234},
     * {@code HC-10234}. A number alone could be anything (a price, a year) and is not taken, nor is a quantity ("can I order 500").
     */
    private static final Pattern ORDER = Pattern.compile(
            "(?<tagged>(?<![\\p{L}\\p{N}&#])#(?:[A-Z]{1,5}-?)?\\d{3,14})(?![\\p{L}\\p{N}])"
                    + "|(?:(?<!\\b(?:to|i|we|you) )\\border|\\b(?:pedido|encomenda|orden|commande|bestellung|bestellnummer|auftrag))"
                    + "(?:\\s+(?:number|no|nr|id|n[uú]mero|nummer|num[eé]ro)\\b|\\s+n[º°])?[.:]?(?:\\s+|(?<=[º°]))"
                    + "(?:is\\s+)?(?<named>#?(?:[A-Z]{1,5}-?)?\\d{3,14})(?![\\p{L}\\p{N}])"
                    + "|(?<![\\p{L}\\p{N}])(?<coded>(?-i:[A-Z]{2,5})-\\d{3,14})(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** How far back an order is still likely to be the one meant. */
    private static final int TURNS_BACK = 20;

    private Placeholders() {}

    /** The names of the blanks in a template, known or not. */
    static Set<String> in(String template) {
        Set<String> names = new TreeSet<>();
        Matcher blanks = BLANK.matcher(template);
        while (blanks.find()) {
            names.add(blanks.group(1));
        }
        return names;
    }

    /** Fills every blank; empty when a value is missing. What is filled in is not read for blanks again. */
    static Optional<String> fill(String template, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher blanks = BLANK.matcher(template);
        while (blanks.find()) {
            String value = values.get(blanks.group(1));
            if (value == null) {
                return Optional.empty();
            }
            blanks.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(blanks.appendTail(filled).toString());
    }

    /** A template with its blanks taken out. */
    static String without(String template) {
        return BLANK.matcher(template).replaceAll(" ");
    }

    /** What is known to fill blanks with: the request's values that are not blank, and the order the words name. */
    static Map<String, String> values(SuggestionRequest request) {
        Map<String, String> values = new HashMap<>();
        request.values().forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        if (!values.containsKey("order")) {
            orderNamed(request.text(), request.history()).ifPresent(order -> values.put("order", order));
        }
        return values;
    }

    /** The order named last, the customer's newest words first. */
    static Optional<String> orderNamed(String text, List<Turn> history) {
        Optional<String> order = orderIn(text);
        int oldest = Math.max(0, history.size() - TURNS_BACK);
        for (int i = history.size() - 1; i >= oldest && order.isEmpty(); i--) {
            order = orderIn(history.get(i).text());
        }
        return order;
    }

    private static Optional<String> orderIn(String text) {
        Matcher orders = ORDER.matcher(text);
        Optional<String> last = Optional.empty();
        while (orders.find()) {
            for (String kind : List.of("tagged", "named", "coded")) {
                if (orders.group(kind) != null) {
                    last = Optional.of(orders.group(kind));
                }
            }
        }
        return last;
    }
}
