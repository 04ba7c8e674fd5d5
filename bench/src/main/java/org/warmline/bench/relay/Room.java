package org.warmline.bench.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A conversation and who is in it. All but {@link #loop} and {@link #left} belongs to the one thread that tells it. */
final class Room {
    private final UUID conversation;
    private final List<Channel> readers = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable EventLoop> loop = new AtomicReference<>();
    private long last;

    Room(UUID conversation) {
        this.conversation = conversation;
    }

    UUID conversation() {
        return conversation;
    }

    /** The event loop that tells an unstored room: that of whoever came first. */
    EventLoop loop(Channel guest) {
        EventLoop known = loop.get();
        if (known == null) {
            loop.compareAndSet(null, guest.eventLoop());
            known = Objects.requireNonNull(loop.get());
        }
        return known;
    }

    long next() {
        return ++last;
    }

    void said(Channel sender, Said said) {
        for (Channel reader : readers) {
            if (reader == sender) {
                tell(reader, ack(sender, said));
            } else {
                tell(reader, message(reader, said));
            }
        }
    }

    void joined(Channel reader, List<Said> missed) {
        readers.add(reader);
        for (Said said : missed) {
            tell(reader, message(reader, said));
        }
        tell(reader, text(reader, "{\"type\":\"live\"}"));
    }

    void left(Channel reader) {
        readers.remove(reader);
    }

    private ByteBuf ack(Channel to, Said said) {
        return text(
                to,
                "{\"type\":\"ack\",\"id\":\"" + said.id() + "\",\"conversation\":\"" + conversation + "\",\"seq\":"
                        + said.seq() + "}");
    }

    private ByteBuf message(Channel to, Said said) {
        return text(
                        to,
                        "{\"type\":\"message\",\"conversation\":\"" + conversation + "\",\"seq\":" + said.seq()
                                + ",\"id\":\"" + said.id() + "\",\"body\":\"")
                .writeBytes(said.body())
                .writeByte('"')
                .writeByte('}');
    }

    private static ByteBuf text(Channel to, String ascii) {
        ByteBuf buffer = to.alloc().directBuffer(512);
        ByteBufUtil.writeAscii(buffer, ascii);
        return buffer;
    }

    private static void tell(Channel reader, ByteBuf text) {
        var unused = reader.writeAndFlush(new TextWebSocketFrame(text), reader.voidPromise());
    }
}
