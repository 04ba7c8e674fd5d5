package org.warmline.knowledge;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which article. */
public record ArticleId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
