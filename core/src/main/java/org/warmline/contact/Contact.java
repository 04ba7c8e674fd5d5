package org.warmline.contact;

import org.jspecify.annotations.Nullable;
import org.warmline.workspace.InboxId;

/**
 * Somebody who writes to us.
 *
 * @param verified whether the customer's own web site vouched for who they are
 */
public record Contact(ContactId id, InboxId inbox, @Nullable String name, boolean verified) {
    private static final String NAMELESS = "Visitor";

    /** What to call them on a screen; never empty. */
    public String displayName() {
        return name == null || name.isBlank() ? NAMELESS : name;
    }
}
