package org.warmline.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The types of frame, in both directions, that the load or the yardsticks look at. */
public enum FrameType {
    HELLO,
    SEND,
    READY,
    LIVE,
    ACK,
    MESSAGE,
    EMOTION,
    SUGGESTIONS,
    ERROR,
    BYE,
    OTHER;

    private static final FrameType[] ALL = values();

    private final byte[] name = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    static FrameType named(byte[] text, int from, int to) {
        for (FrameType type : ALL) {
            if (Arrays.equals(text, from, to, type.name, 0, type.name.length)) {
                return type;
            }
        }
        return OTHER;
    }
}
