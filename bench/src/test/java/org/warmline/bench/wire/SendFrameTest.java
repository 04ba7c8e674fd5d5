package org.warmline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendFrameTest {
    private static final UUID SERIES = UUID.fromString("0198a0f0-0000-7000-8000-0000000001fe");

    @Test
    void numbersItsMessagesAndTheirOrders() {
        SendFrame frames = new SendFrame(SERIES, Optional.empty(), "Where is order #####, please?");

        assertThat(text(frames, 1)).contains("-000000000001\"").containsPattern("order \\d{5}, please");
        assertThat(text(frames, 0x1ff)).contains("-0000000001ff\"");
        assertThat(body(text(frames, 1))).isNotEqualTo(body(text(frames, 2))).hasSameSizeAs(body(text(frames, 99_999)));
    }

    @Test
    void leavesABodyWithoutAnOrderAsItIs() {
        SendFrame frames = new SendFrame(SERIES, Optional.empty(), "Good morning");

        assertThat(body(text(frames, 7))).isEqualTo("Good morning");
    }

    private static String body(String frame) {
        return frame.substring(frame.indexOf("\"body\":\"") + 8, frame.length() - 2);
    }

    private static String text(SendFrame frames, long number) {
        ByteBuf frame = frames.numbered(new EmbeddedChannel(), number);
        try {
            return frame.toString(StandardCharsets.US_ASCII);
        } finally {
            frame.release();
        }
    }
}
