package org.warmline.standalone.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server's first process, as the cluster's {@code postmaster.pid} names it.
 *
 * @param process is safe against another process getting its number: the handle knows when it began
 * @param port where the server listens, or will
 */
record Postmaster(ProcessHandle process, int port) {
    private static final int LINE_OF_PORT = 3;

    /** The server that runs on the cluster, whoever started it. */
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(file(cluster), StandardCharsets.UTF_8);
            if (lines.size() <= LINE_OF_PORT) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .map(process -> new Postmaster(process, port))
                    .filter(Postmaster::isAlive)
                    .filter(postmaster -> postmaster.worksOn(cluster));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes the file a dead server left. PostgreSQL would do so itself, but takes any process with that number for the server: one
     * that has died and waits for its parent to notice, or a stranger after the machine's restart. It still refuses to start while
     * processes of the dead server hold its memory.
     */
    static void removeStaleFile(Path cluster) throws IOException {
        if (of(cluster).isEmpty()) {
            Files.deleteIfExists(file(cluster));
        }
    }

    /** Whether it can still answer; a dead process whose parent has not noticed is not alive. */
    boolean isAlive() {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** The file may name a number that the system has since given to another program. */
    private boolean worksOn(Path cluster) {
        try {
            // PostgreSQL works in its cluster's folder; Linux tells us where a process works.
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            // Elsewhere the name has to do. Where not even that is told, the password decides.
            return process.info()
                    .command()
                    .map(command -> command.contains("postgres"))
                    .orElse(true);
        }
    }

    private static boolean isZombie(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The name before it is in parentheses and may hold anything.
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // No such file system, or the process went in between: isAlive has answered that.
            return false;
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
