package org.warmline.phrasebank;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A situation as its owner sees it, as the wire has it.
 *
 * @param phrases how many phrases in use it has
 * @param own whether it was made here, and not shipped
 */
@Serdeable
public record SituationEntry(
        String locale, String key, String title, List<String> audience, List<String> about, long phrases, boolean own) {
    public SituationEntry {
        audience = List.copyOf(audience);
        about = List.copyOf(about);
    }
}
