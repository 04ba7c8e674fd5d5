package org.warmline.chat.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Frames nobody should send: broken, mistyped, endless, deep, of wrong characters; and good ones that were damaged. */
final class HostileFrames {
    private static final List<String> GOOD = List.of(
            "{\"type\":\"send\",\"id\":\"01931c5e-0000-7000-8000-000000000001\",\"body\":\"Hello\"}",
            "{\"type\":\"read\",\"conversation\":\"01931c5e-0000-7000-8000-000000000002\",\"seq\":1}",
            "{\"type\":\"typing\",\"conversation\":\"01931c5e-0000-7000-8000-000000000002\",\"on\":true}",
            "{\"type\":\"follow\",\"conversation\":\"01931c5e-0000-7000-8000-000000000002\",\"seq\":0}",
            "{\"type\":\"hello\",\"token\":\"x\",\"resume\":[{\"conversation\":\"a\",\"seq\":1}]}",
            "{\"type\":\"watch\",\"on\":true}",
            "{\"type\":\"ping\",\"ref\":\"r\"}");
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "1e999",
            "99999999999999999999999999",
            "[]",
            "{}",
            "\"\"",
            "true",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; drop table message; --\"",
            "{\"a\":{\"b\":[{}]}}",
            "NaN",
            "0x10",
            "\"%s%n${jndi:ldap://127.0.0.1/a}\"");
    private static final List<String> FIELDS = List.of(
            "type",
            "id",
            "conversation",
            "body",
            "seq",
            "on",
            "token",
            "epoch",
            "resume",
            "kind",
            "attachments",
            "suggestion",
            "ref");
    private static final List<String> TYPES =
            List.of("hello", "send", "follow", "unfollow", "read", "typing", "watch", "ping", "ack", "bye", "", "SEND");

    private final Random random;

    HostileFrames(Random random) {
        this.random = random;
    }

    /** The next one's bytes; not always text. */
    byte[] next() {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random.nextInt(300));
            case 1 -> damaged();
            case 2 -> "[".repeat(1 + random.nextInt(12_000)).getBytes(StandardCharsets.UTF_8);
            case 3 ->
                ("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(random.nextInt(3_000)) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> mistyped();
        };
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] damaged() {
        byte[] frame = oneOf(GOOD).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
        return frame;
    }

    /** An object of fields that exist, with values that do not belong there. */
    private byte[] mistyped() {
        StringBuilder json =
                new StringBuilder("{\"type\":\"").append(oneOf(TYPES)).append('"');
        for (int i = random.nextInt(6); i > 0; i--) {
            json.append(",\"").append(oneOf(FIELDS)).append("\":").append(oneOf(VALUES));
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
