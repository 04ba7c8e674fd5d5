package org.warmline.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warmline.workspace.InboxId;

/**
 * Somebody who writes to us.
 *
 * @param verified whether the customer's own web site vouched for who they are
 */
public record Contact(ContactId id, InboxId inbox, @Nullable String name, boolean verified) {
    private static final int CODE_LENGTH = 4;

    /** What to call them on a screen; never empty. Who gave no name keeps a short code, by which people tell them apart. */
    public String displayName() {
        return name == null || name.isBlank() ? "Visitor " + code() : name;
    }

    /** From the end of the id, the random part of it. */
    private String code() {
        String digits = id.toString();
        return digits.substring(digits.length() - CODE_LENGTH).toUpperCase(Locale.ROOT);
    }
}
