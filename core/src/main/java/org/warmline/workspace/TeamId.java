package org.warmline.workspace;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which team. */
public record TeamId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
