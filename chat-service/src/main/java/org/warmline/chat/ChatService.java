package org.warmline.chat;

import org.warmline.web.launch.Service;

/** The live side as a process of its own; {@code ./warmline run} has it in one process with everything else. */
public final class ChatService {
    private static final int PORT = 8080;

    private ChatService() {}

    public static void main(String[] arguments) {
        Service.runAlone("chat service", PORT, true);
    }
}
