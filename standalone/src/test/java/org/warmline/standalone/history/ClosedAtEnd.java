package org.warmline.standalone.history;

import java.util.ArrayList;
import java.util.List;

/** What a test opens piece by piece, each on the one before: closed in the opposite order, however far it came. */
public final class ClosedAtEnd implements AutoCloseable {
    private final List<AutoCloseable> opened = new ArrayList<>();

    public <T extends AutoCloseable> T add(T thing) {
        opened.add(thing);
        return thing;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }
}
