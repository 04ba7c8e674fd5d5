package org.warmline.workspace;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which staff. */
public record StaffId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
