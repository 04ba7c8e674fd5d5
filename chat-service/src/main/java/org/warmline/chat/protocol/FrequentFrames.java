package org.warmline.chat.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.web.json.InstantText;

/**
 * Writes the two frames nearly all others are outnumbered by, straight to bytes. The general way makes a generator with buffers of its
 * own for each frame, since its buffers are kept by thread and ours are virtual: at full load that was three quarters of all memory
 * asked for.
 */
final class FrequentFrames {
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();
    private static final int USUAL_SIZE = 512;

    private FrequentFrames() {}

    /** Whether it is without what few messages have. */
    static boolean isPlain(ServerFrame.MessageEntry message) {
        return message.sources() == null && message.emotion() == null && message.suggestion() == null;
    }

    static byte[] ack(ServerFrame.Ack ack) throws IOException {
        return written(json -> {
            json.writeStringField("type", "ack");
            json.writeStringField("id", ack.id().toString());
            json.writeStringField("conversation", ack.conversation().toString());
            json.writeNumberField("seq", ack.seq());
            json.writeStringField("at", InstantText.of(ack.at()));
            if (ack.repeated() != null) {
                json.writeBooleanField("repeated", ack.repeated());
            }
            if (ack.mismatch() != null) {
                json.writeBooleanField("mismatch", ack.mismatch());
            }
        });
    }

    static byte[] message(ServerFrame.MessageEntry message) throws IOException {
        return written(json -> {
            json.writeStringField("type", "message");
            json.writeStringField("conversation", message.conversation().toString());
            json.writeNumberField("seq", message.seq());
            json.writeStringField("id", message.id().toString());
            json.writeObjectFieldStart("author");
            json.writeStringField("kind", message.author().kind());
            @Nullable UUID author = message.author().id();
            if (author != null) {
                json.writeStringField("id", author.toString());
            }
            json.writeStringField("name", message.author().name());
            json.writeEndObject();
            json.writeStringField("kind", message.kind());
            json.writeStringField("body", message.body());
            json.writeStringField("at", InstantText.of(message.at()));
            @Nullable Long prev = message.prev();
            if (prev != null) {
                json.writeNumberField("prev", prev);
            }
        });
    }

    private static byte[] written(Fields fields) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
