package org.warmline.standalone.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.web.launch.StartFailure;

/**
 * Runs PostgreSQL's programs.
 *
 * <p>They refuse to run as root, because a hole in the server would then be one in the machine. Where Warmline itself is root all the
 * same (a throw-away container, a build machine), they run in a user namespace of their own, {@code unshare --user}: there they are
 * nobody, without root's powers anywhere, yet the files they own stay root's outside, so a later start finds them as they were. A user
 * of one's own is better: it also keeps Warmline's own code away from the machine.
 */
final class PostgresCommand {
    private static final Logger log = LoggerFactory.getLogger(PostgresCommand.class);
    private static final long TELL_AFTER_SECONDS = 10;

    private final List<String> prefix;

    private PostgresCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    /** What a program said, and how it ended. */
    record Outcome(int exitCode, String text) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** The way to run programs as the user we are. */
    static PostgresCommand forThisUser() {
        if (!isRoot()) {
            return new PostgresCommand(List.of());
        }
        List<String> prefix = List.of("unshare", "--user");
        if (!new PostgresCommand(prefix).works()) {
            throw new StartFailure(
                    "PostgreSQL does not run as root, and this system does not let Warmline set root's powers aside"
                            + " (unshare --user fails). Run Warmline as a user of its own, or name a database with WARMLINE_DATABASE_URL.");
        }
        log.warn(
                "Warmline runs as root; its PostgreSQL runs without root's powers. A user of its own for Warmline is safer.");
        return new PostgresCommand(prefix);
    }

    /** Runs a program to its end. */
    Outcome run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        try {
            return run(command);
        } catch (IOException e) {
            throw new StartFailure(
                    "Warmline cannot run " + program + ": " + e.getMessage()
                            + ". If the folder postgresql-" + Programs.VERSION
                            + " around it is damaged, delete that; the next start"
                            + " unpacks it again.",
                    e);
        }
    }

    private boolean works() {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return run(command).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing of the operator's own PostgreSQL may leak in, and what is said must be in the words we look for.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        Thread.ofVirtual().name("watch-" + process.pid()).start(() -> tellWhenSlow(process, command));
        // To its end, not to the end of its output's children: the server itself writes to its log file.
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return new Outcome(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void tellWhenSlow(Process process, List<String> command) {
        try {
            while (!process.waitFor(TELL_AFTER_SECONDS, TimeUnit.SECONDS)) {
                log.info(
                        "Still waiting for {} (after a crash PostgreSQL first goes through its log)",
                        command.get(command.size() - 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRoot() {
        return !System.getProperty("os.name").startsWith("Windows") && new UnixSystem().getUid() == 0;
    }
}
