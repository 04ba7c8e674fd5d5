package org.warmline.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that lets go of what was not used for longest when it would hold more than so many. Not thread-safe: reading changes it. */
public final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    public LeastRecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
