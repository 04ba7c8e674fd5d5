package org.warmline.phrasebank;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which suggestion. */
public record SuggestionId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
