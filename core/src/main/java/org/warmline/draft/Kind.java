package org.warmline.draft;

import java.util.Locale;

/** What a draft is looked at for, the most important first; the words of the wire are the lower-case names with a hyphen. */
enum Kind {
    PROMISE,
    BLAME,
    ACKNOWLEDGES_FEELING,
    NAMES_PROBLEM,
    OWNS_NEXT_STEP,
    GIVES_TIME,
    STOCK_PHRASE;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String wire() {
        return wire;
    }
}
