package org.warmline.chat.connection;

import org.jspecify.annotations.Nullable;
import org.warmline.chat.conversation.MessageFrames;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.conversation.Message;

/** A message on its way to all its readers: written as JSON once for each side, not once for each reader. */
final class LiveMessage {
    final Message message;
    private final FrameCodec codec;
    private volatile byte @Nullable [] visitorJson;
    private volatile byte @Nullable [] staffJson;

    LiveMessage(Message message, FrameCodec codec) {
        this.message = message;
        this.codec = codec;
    }

    byte[] forVisitor() {
        byte[] json = visitorJson;
        if (json == null) {
            json = codec.encode(MessageFrames.forVisitor(message));
            visitorJson = json;
        }
        return json;
    }

    byte[] forStaff() {
        byte[] json = staffJson;
        if (json == null) {
            json = codec.encode(MessageFrames.forStaff(message));
            staffJson = json;
        }
        return json;
    }
}
