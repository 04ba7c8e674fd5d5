package org.warmline.phrasebank;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which phrase. */
public record PhraseId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
