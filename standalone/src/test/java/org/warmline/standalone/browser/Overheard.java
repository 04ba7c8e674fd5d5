package org.warmline.standalone.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Everything that a page received from the server, whether or not it showed it. */
final class Overheard {
    private final List<String> frames = new ArrayList<>();
    private final Deque<Response> responses = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();

    private Overheard() {}

    /** From now on; the page must not have been opened yet. */
    static Overheard by(Page page) {
        Overheard overheard = new Overheard();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> overheard.frames.add(text(frame))));
        page.onResponse(overheard.responses::add);
        return overheard;
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    /** Addresses and bodies of all answers over HTTP. To be called before the page goes elsewhere: the browser forgets them. */
    List<String> answers() {
        for (Response response = responses.poll(); response != null; response = responses.poll()) {
            answers.add(response.url() + "\n" + (response.status() == 200 ? response.text() : ""));
        }
        return List.copyOf(answers);
    }

    List<String> everything() {
        List<String> all = new ArrayList<>(frames);
        all.addAll(answers());
        return all;
    }

    private static String text(WebSocketFrame frame) {
        return Optional.ofNullable(frame.text()).orElseGet(() -> new String(frame.binary(), StandardCharsets.UTF_8));
    }
}
