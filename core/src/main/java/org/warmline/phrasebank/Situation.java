package org.warmline.phrasebank;

import java.util.List;

/**
 * What has happened to the customer.
 *
 * @param audience who can be in it
 * @param about customers' wordings that mark it
 */
record Situation(String locale, String key, String title, List<String> audience, List<String> about) {
    /** Situations whose key begins so fit a feeling alone, whatever has happened. */
    static final String GENERAL = "general-";

    Situation {
        audience = List.copyOf(audience);
        about = List.copyOf(about);
    }

    /** By its name alone: it is looked up by for each message, and has many wordings. */
    @Override
    public int hashCode() {
        return 31 * locale.hashCode() + key.hashCode();
    }

    boolean general() {
        return key.startsWith(GENERAL);
    }
}
