package org.warmline.storage;

import java.util.UUID;

/** An id of one kind of thing: a record around a UUID, so that ids of two kinds can't be mixed up. */
public interface Id {
    UUID value();
}
