package org.warmline.bench.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Finds the few fields of a frame that the load needs, without a tree of it: {@code type}, {@code id}, {@code conversation},
 * {@code seq} and where {@code body} stands, at the top level only. It trusts the frame to be JSON. Reused for one frame after the
 * other; not thread-safe.
 */
public final class FrameScanner {
    private static final byte[] TYPE = bytes("type");
    private static final byte[] ID = bytes("id");
    private static final byte[] CONVERSATION = bytes("conversation");
    private static final byte[] SEQ = bytes("seq");
    private static final byte[] BODY = bytes("body");

    private byte[] text = new byte[4_096];
    private int length;
    private int at;

    private FrameType type = FrameType.OTHER;
    private int id;
    private int conversation;
    private int body;
    private int bodyEnd;
    private long seq;

    /** Reads a frame's fields; the buffer keeps its reader index. */
    public void scan(ByteBuf frame) {
        length = frame.readableBytes();
        if (text.length < length) {
            text = new byte[length * 2];
        }
        frame.getBytes(frame.readerIndex(), text, 0, length);
        type = FrameType.OTHER;
        id = -1;
        conversation = -1;
        body = -1;
        seq = -1;
        at = 0;
        fields();
    }

    public FrameType type() {
        return type;
    }

    /** The position in the log; -1 where the frame has none. */
    public long seq() {
        return seq;
    }

    public boolean hasConversation() {
        return conversation >= 0;
    }

    /** The conversation, which must be there. */
    public UUID conversation() {
        return new UUID(hex(conversation, 16), hex(conversation + 19, 16));
    }

    /** The upper half of {@code id}, which must be there and a UUID. */
    public long idHigh() {
        return hex(id, 16);
    }

    /** The lower half of {@code id}, which must be there and a UUID. */
    public long idLow() {
        return hex(id + 19, 16);
    }

    /** The text as it stands in the frame, with its escapes; it must be there. */
    public byte[] body() {
        return Arrays.copyOfRange(text, body, bodyEnd);
    }

    /** The whole frame, for messages to people and for the rare frames worth more than a scan. */
    public String text() {
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private void fields() {
        next((byte) '{');
        while (at < length && text[at] != '}') {
            next((byte) '"');
            int key = at;
            int end = skipString();
            next((byte) ':');
            while (text[at] == ' ') {
                at++;
            }
            value(key, end);
            if (at < length && text[at] == ',') {
                at++;
            }
        }
    }

    private void value(int key, int end) {
        if (is(key, end, TYPE)) {
            int start = ++at;
            type = FrameType.named(text, start, skipString());
        } else if (is(key, end, ID)) {
            id = ++at;
            skipString();
        } else if (is(key, end, CONVERSATION)) {
            conversation = ++at;
            skipString();
        } else if (is(key, end, BODY)) {
            body = ++at;
            bodyEnd = skipString();
        } else if (is(key, end, SEQ)) {
            seq = number();
        } else {
            skip();
        }
    }

    /** Skips what stands here, whatever it is. */
    private void skip() {
        int depth = 0;
        while (at < length) {
            byte here = text[at];
            if (here == '"') {
                at++;
                skipString();
                if (depth == 0) {
                    return;
                }
                continue;
            }
            if (depth == 0 && (here == ',' || here == '}')) {
                return;
            }
            if (here == '{' || here == '[') {
                depth++;
            } else if (here == '}' || here == ']') {
                depth--;
            }
            at++;
        }
    }

    /** From behind the opening quotation mark to behind the closing one; returns where the closing one stands. */
    private int skipString() {
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at++;
    }

    private long number() {
        long number = 0;
        while (at < length && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + (text[at++] - '0');
        }
        return number;
    }

    private void next(byte expected) {
        while (text[at++] != expected) {
            if (at >= length) {
                throw new IllegalStateException("a frame that is no JSON object: " + text());
            }
        }
    }

    private boolean is(int from, int to, byte[] name) {
        return Arrays.equals(text, from, to, name, 0, name.length);
    }

    /** So many hexadecimal digits as one number, over the dashes of a UUID. */
    private long hex(int from, int digits) {
        long number = 0;
        for (int position = from, left = digits; left > 0; position++) {
            byte here = text[position];
            if (here != '-') {
                number = number << 4 | Character.digit(here, 16);
                left--;
            }
        }
        return number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
