package org.warmline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameScannerTest {
    private static final UUID CONVERSATION = UUID.fromString("019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01");
    private static final UUID ID = UUID.fromString("019dbb3a-7c0f-7123-8abc-012345678915");

    private final FrameScanner scanner = new FrameScanner();

    @Test
    void findsTheFieldsOfAMessageAndNotThoseWithinOthers() {
        scan("""
                {"type":"message","author":{"kind":"visitor","id":"019dbb39-10f4-7c7e-8a33-5d20c1f7e402","seq":9},
                 "conversation":"019dbb3a-7c10-7a41-9e52-3f8d1c6b2a01", "sources":[{"type":"ack"},"}"],
                 "seq":1207,"id":"019dbb3a-7c0f-7123-8abc-012345678915","body":"He said: \\"no\\" }","at":null}""");

        assertThat(scanner.type()).isEqualTo(FrameType.MESSAGE);
        assertThat(scanner.seq()).isEqualTo(1207);
        assertThat(scanner.conversation()).isEqualTo(CONVERSATION);
        assertThat(new UUID(scanner.idHigh(), scanner.idLow())).isEqualTo(ID);
        assertThat(new String(scanner.body(), StandardCharsets.UTF_8)).isEqualTo("He said: \\\"no\\\" }");
    }

    @Test
    void forgetsTheFrameBefore() {
        scan("{\"type\":\"live\",\"conversation\":\"" + CONVERSATION + "\"}");
        scan("{\"type\":\"live\"}");

        assertThat(scanner.type()).isEqualTo(FrameType.LIVE);
        assertThat(scanner.hasConversation()).isFalse();
    }

    @Test
    void callsATypeItDoesNotCountOther() {
        scan("{\"type\":\"presence\",\"staff\":{\"id\":\"" + ID + "\"},\"online\":true}");

        assertThat(scanner.type()).isEqualTo(FrameType.OTHER);
    }

    private void scan(String text) {
        scanner.scan(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }
}
