package org.warmline.standalone.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A socket on which one frame is tried. */
final class Caller implements WebSocket.Listener {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Caller(HttpClient http, URI uri) {
        socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /** What a frame came to: {@code ok} when the awaited answer comes, the code of an error before it, or the close code. */
    String outcome(String awaited) throws InterruptedException {
        String refusal = null;
        while (true) {
            String frame = heard.poll(30, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("there was no answer");
            }
            if (frame.startsWith("closed ")) {
                return frame.substring("closed ".length());
            }
            Matcher code = CODE.matcher(frame);
            if (frame.contains("\"type\":\"error\"") && code.find()) {
                refusal = code.group(1);
                if (awaited.contains("ack")) {
                    return refusal;
                }
            }
            if (frame.contains(awaited)) {
                return refusal == null ? "ok" : refusal;
            }
        }
    }

    void close() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("closed " + code);
        return null;
    }
}
