package org.warmline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, as Linux counts it.
 *
 * @param serverMicros processor time of the server's JVM
 * @param databaseMicros processor time of its PostgreSQL, all processes of it, also those that have ended
 * @param residentKilobytes memory of the JVM
 */
record Vitals(long serverMicros, long databaseMicros, long residentKilobytes) {
    /** Linux counts in hundredths of a second for programs, on all machines that matter. */
    private static final long TICK_MICROS = 10_000;

    /** Of a process, and of a postmaster; 0: it has none. */
    static Vitals of(long server, long postmaster) {
        long database = 0;
        if (postmaster > 0) {
            database = ticks(postmaster, true)
                    + children(postmaster).stream()
                            .mapToLong(child -> ticks(child, false))
                            .sum();
        }
        return new Vitals(ticks(server, false) * TICK_MICROS, database * TICK_MICROS, resident(server));
    }

    Vitals plus(Vitals other) {
        return new Vitals(
                serverMicros + other.serverMicros,
                databaseMicros + other.databaseMicros,
                residentKilobytes + other.residentKilobytes);
    }

    /** Both together. */
    long micros() {
        return serverMicros + databaseMicros;
    }

    private static long ticks(long pid, boolean withEnded) {
        String[] fields = stat(pid);
        if (fields.length < 15) {
            return 0;
        }
        // Counted from the state, which is the first behind the name: utime, stime, cutime, cstime.
        long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return withEnded ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
    }

    private static List<Long> children(long parent) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::valueOf)
                    .filter(pid -> {
                        String[] fields = stat(pid);
                        return fields.length > 1 && fields[1].equals(Long.toString(parent));
                    })
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String[] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
