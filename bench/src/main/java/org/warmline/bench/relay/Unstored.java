package org.warmline.bench.relay;

import io.netty.channel.Channel;
import java.util.List;
import java.util.UUID;

/** The floor: a message is passed on and forgotten. Each room is told by one event loop, which keeps its order. */
final class Unstored implements Log {
    @Override
    public void append(Room room, Channel sender, UUID id, byte[] body) {
        inRoom(room, sender, () -> room.said(sender, new Said(room.next(), id, body)));
    }

    @Override
    public void join(Room room, Channel reader, long after) {
        inRoom(room, reader, () -> room.joined(reader, List.of()));
    }

    private static void inRoom(Room room, Channel guest, Runnable work) {
        var loop = room.loop(guest);
        if (loop.inEventLoop()) {
            work.run();
        } else {
            loop.execute(work);
        }
    }
}
