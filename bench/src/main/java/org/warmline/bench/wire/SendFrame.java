package org.warmline.bench.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@code send} frames of one speaker, encoded once: only the last twelve digits of the id change, which number the messages, and the
 * order that is spoken of, so that hardly any text is sent twice. Confined to the speaker's event loop.
 */
public final class SendFrame {
    /** What an id says about its place among the speaker's messages. */
    public static final long NUMBER = 0xFFFF_FFFF_FFFFL;

    /** Stands in a body for the number of an order. */
    public static final String ORDER = "#####";

    private static final int DIGITS = 12;
    private static final int ORDERS = 100_000;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] frame;
    private final int digits;
    /** Where the order's number begins; negative where the body speaks of none. */
    private final int order;

    private final int firstOrder;
    private final UUID series;

    /**
     * For one speaker.
     *
     * @param series whose upper half marks the ids as this speaker's
     * @param conversation empty: wherever the visitor is
     * @param body plain ASCII without quotation marks, with {@link #ORDER} in it or not
     */
    public SendFrame(UUID series, Optional<UUID> conversation, String body) {
        this.series = new UUID(series.getMostSignificantBits(), series.getLeastSignificantBits() & ~NUMBER);
        String head = "{\"type\":\"send\",\"id\":\"" + this.series;
        this.digits = head.length() - DIGITS;
        String where =
                conversation.map(id -> "\"conversation\":\"" + id + "\",").orElse("");
        String text = head + "\"," + where + "\"body\":\"" + body + "\"}";
        this.frame = text.getBytes(StandardCharsets.US_ASCII);
        this.order = text.indexOf(ORDER);
        this.firstOrder = Math.floorMod(series.hashCode(), ORDERS);
    }

    /** Whether an id is one of this speaker's. */
    public boolean isOurs(FrameScanner frame) {
        return frame.idHigh() == series.getMostSignificantBits();
    }

    /** The frame of the message with this number. */
    ByteBuf numbered(Channel channel, long number) {
        long rest = number;
        for (int i = digits + DIGITS - 1; i >= digits; i--) {
            frame[i] = HEX[(int) (rest & 15)];
            rest >>>= 4;
        }
        if (order >= 0) {
            int named = (int) ((firstOrder + number) % ORDERS);
            for (int i = order + ORDER.length() - 1; i >= order; i--) {
                frame[i] = HEX[named % 10];
                named /= 10;
            }
        }
        return channel.alloc().directBuffer(frame.length).writeBytes(frame);
    }
}
