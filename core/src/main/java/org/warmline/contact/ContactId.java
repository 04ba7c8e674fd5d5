package org.warmline.contact;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which contact. */
public record ContactId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
