package org.warmline.workspace;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which inbox. */
public record InboxId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
