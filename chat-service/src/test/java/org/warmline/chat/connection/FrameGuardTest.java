package org.warmline.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameGuardTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameGuard());

    @Test
    void passesFramesOn() {
        channel.writeInbound(new TextWebSocketFrame("hello"));

        assertThat(text()).isEqualTo("hello");
    }

    @Test
    void holdsFramesInOrderUntilTheHandlerOfRequestsIsGone() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, new ChannelInboundHandlerAdapter());
        channel.writeInbound(new TextWebSocketFrame("hello"), new TextWebSocketFrame("first"));
        assertThat(channel.inboundMessages()).isEmpty();

        channel.pipeline().remove(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND);
        channel.writeInbound(new TextWebSocketFrame("second"));
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();

        assertThat(text()).isEqualTo("hello");
        assertThat(text()).isEqualTo("first");
        assertThat(text()).isEqualTo("second");
    }

    @Test
    void letsGoOfWhatItHeldWhenTheConnectionEnds() {
        channel.pipeline()
                .addLast(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, new ChannelInboundHandlerAdapter());
        TextWebSocketFrame frame = new TextWebSocketFrame("hello");
        channel.writeInbound(frame);

        var unused = channel.close();

        assertThat(frame.refCnt()).isZero();
    }

    private String text() {
        TextWebSocketFrame frame = channel.readInbound();
        String text = frame.text();
        frame.release();
        return text;
    }
}
