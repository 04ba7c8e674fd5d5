package org.warmline.chat.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A WebSocket client that sends what a well-behaved one would not. Speaks just enough of RFC 6455. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    RawSocket(int port) throws IOException {
        this(port, "localhost:" + port);
    }

    /**
     * Shakes hands.
     *
     * @param headers lines such as {@code Origin: https://shop.example}
     * @throws IOException with the answer's head, when it was refused
     */
    RawSocket(int port, String host, String... headers) throws IOException {
        socket = new Socket();
        // Small, so that what it does not read soon lies with the sender.
        socket.setReceiveBufferSize(16 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getByName("localhost"), port));
        socket.setSoTimeout(30_000);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        out.write(("GET /ws/v1 HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + String.join(
                                "",
                                Stream.of(headers)
                                        .map(header -> header + "\r\n")
                                        .toList()) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String answer = head();
        if (!answer.startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new IOException(answer);
        }
    }

    /** Sends one frame, masked with zeros; false when the other end has gone. */
    boolean frame(int opcode, boolean last, byte[] payload) {
        try {
            out.write(encoded(opcode, last, payload));
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Says hello and nothing else. */
    void hello(String token) {
        say(Map.of("type", "hello", "token", token));
    }

    /** Follows a conversation from its beginning. */
    void follow(UUID conversation) {
        say(Map.of("type", "follow", "conversation", conversation.toString(), "seq", 0));
    }

    private void say(Map<String, ?> frame) {
        frame(TEXT, true, House.JSON.valueToTree(frame).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads on to the close frame and answers its code; 1005 when it had none, 1006 when the end just went. */
    int closeCode() {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                int length = in.readUnsignedByte();
                long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                byte[] payload = in.readNBytes((int) size);
                if (opcode == CLOSE) {
                    return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
                }
            }
        } catch (IOException e) {
            return 1006;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static byte[] encoded(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
        bytes.write((last ? FINAL : 0) | opcode);
        if (payload.length < 126) {
            bytes.write(MASKED | payload.length);
        } else if (payload.length < 1 << 16) {
            bytes.write(MASKED | 126);
            bytes.write(payload.length >> 8);
            bytes.write(payload.length & 0xFF);
        } else {
            bytes.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) ((long) payload.length >> shift) & 0xFF);
            }
        }
        bytes.writeBytes(new byte[4]);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
