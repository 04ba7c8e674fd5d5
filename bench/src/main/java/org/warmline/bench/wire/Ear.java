package org.warmline.bench.wire;

/** What a connection hears, on the thread of its event loop. */
public interface Ear {
    /** A frame came; it is readable until this returns. */
    void heard(Line line, FrameScanner frame);

    /** The connection is gone, whoever ended it. */
    void cut(Line line);
}
