package org.warmline.standalone.database;

import java.util.List;
import org.warmline.web.launch.StartFailure;

/** Turns PostgreSQL's words into what the operator can do. */
final class ServerProblem {
    private static final List<String> LEVELS = List.of("PANIC:", "FATAL:", "ERROR:", "error:");

    private ServerProblem() {}

    /** Whether processes of a dead server still hold its memory; they leave by themselves once they notice. */
    static boolean isLingering(String words) {
        return words.contains("pre-existing shared memory block");
    }

    /** Whether another program took the port. */
    static boolean isPortTaken(String words) {
        return words.contains("could not create any TCP/IP sockets") || words.contains("Address already in use");
    }

    /**
     * A failure with a sentence that says what to do.
     *
     * @param what what could not be done, without a full stop
     * @param words what PostgreSQL said
     */
    static StartFailure explain(String what, String words) {
        return new StartFailure(what + ": " + quote(words) + " " + advice(words));
    }

    private static String advice(String words) {
        if (words.contains("No space left on device") || words.contains("Disk quota exceeded")) {
            return "The disk is full: free some space there and start again; nothing that was confirmed is lost.";
        }
        if (words.contains("is not compatible with this version") || words.contains("incompatible with server")) {
            return "The folder was made by another major version of PostgreSQL: start the Warmline that made it, or restore a backup.";
        }
        if (words.contains("Permission denied")
                || words.contains("wrong ownership")
                || words.contains("invalid permissions")) {
            return "The folder must belong to the user who starts Warmline, and to nobody else (chmod 700).";
        }
        if (isLingering(words)) {
            return "Processes of the last PostgreSQL have not ended yet: wait a moment and start again, or end them.";
        }
        if (words.contains("could not create shared memory")
                || words.contains("could not map anonymous shared memory")
                || words.contains("Cannot allocate memory")) {
            return "There is not enough free memory: PostgreSQL needs about 150 MB.";
        }
        return "The folder may be damaged: restore it from a backup. Warmline has changed nothing in it.";
    }

    /** The last line in which PostgreSQL complains, without time and process. */
    private static String quote(String words) {
        return words.lines()
                .filter(line -> LEVELS.stream().anyMatch(line::contains))
                .reduce((earlier, later) -> later)
                .map(line -> "\""
                        + line.replaceFirst("^.*?(PANIC|FATAL|ERROR|error): +", "")
                                .strip() + "\".")
                .orElse("it gave no reason.");
    }
}
