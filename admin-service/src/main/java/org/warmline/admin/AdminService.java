package org.warmline.admin;

import org.warmline.web.launch.Service;

/** The owner's side as a process of its own; {@code ./warmline run} has it in one process with everything else. */
public final class AdminService {
    private static final int PORT = 8081;

    private AdminService() {}

    public static void main(String[] arguments) {
        Service.runAlone("admin service", PORT, false);
    }
}
