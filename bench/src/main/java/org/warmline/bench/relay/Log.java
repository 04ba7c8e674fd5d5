package org.warmline.bench.relay;

import io.netty.channel.Channel;
import java.util.UUID;

/** What happens to a message before its sender and its readers hear of it. A room is told in one order. */
sealed interface Log permits Unstored, GroupCommit {
    /** Takes a message; in the end {@link Room#said} is called. */
    void append(Room room, Channel sender, UUID id, byte[] body);

    /** Takes somebody who knows everything up to {@code after}; in the end {@link Room#joined} is called. */
    void join(Room room, Channel reader, long after);
}
