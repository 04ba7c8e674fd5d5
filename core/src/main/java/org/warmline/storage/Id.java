package org.warmline.storage;

import java.util.Collection;
import java.util.UUID;

/** An id of one kind of thing: a record around a UUID, so that ids of two kinds can't be mixed up. */
public interface Id {
    UUID value();

    /** As an array to bind, in the order of the collection. */
    static UUID[] values(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(UUID[]::new);
    }
}
