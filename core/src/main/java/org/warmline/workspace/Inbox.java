package org.warmline.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A door through which people write to the business.
 *
 * @param key what a web page names it by
 * @param audience customer, supplier, neighbour or staff
 * @param assistantName null when no assistant answers here
 * @param accent #rrggbb
 * @param allowedOrigins origins of the pages that may embed the widget
 * @param identitySecret signs the identities of visitors; null: none are taken
 */
public record Inbox(
        InboxId id,
        String key,
        String name,
        String audience,
        String locale,
        String greeting,
        @Nullable String assistantName,
        String accent,
        String replyTime,
        List<String> allowedOrigins,
        @Nullable String identitySecret,
        @Nullable TeamId team) {
    public Inbox {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** For customers, in English and the house's colour: no assistant, no pages of others, no team. */
    public static Inbox plain(InboxId id, String key, String name, String greeting) {
        return new Inbox(id, key, name, "customer", "en", greeting, null, "#b4512b", "", List.of(), null, null);
    }

    @Override
    public String toString() {
        return "Inbox[" + key + "]";
    }
}
