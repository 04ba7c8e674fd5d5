package org.warmline.standalone.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import org.warmline.web.launch.StartFailure;

/**
 * PostgreSQL's programs for this operating system, unpacked from the class path.
 *
 * @param home the folder with {@code bin/}, {@code lib/} and {@code share/}
 */
record Programs(Path home) {
    /** Of the archives on the class path; a test compares it with what the server says. */
    static final String VERSION = "18.6";

    private static final Logger log = LoggerFactory.getLogger(Programs.class);
    private static final int EXECUTABLE = 0111;

    /** Finds the programs in the data directory, unpacking them there the first time. */
    static Programs in(Path dataDirectory) {
        Path home = dataDirectory.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(home)) {
            log.info("Unpacking PostgreSQL {} into {}, once", VERSION, home);
            unpack(home);
        }
        return new Programs(home);
    }

    Path initdb() {
        return program("initdb");
    }

    Path pgCtl() {
        return program("pg_ctl");
    }

    Path postgres() {
        return program("postgres");
    }

    private Path program(String name) {
        return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    private static void unpack(Path home) {
        String archive = archive();
        Path unfinished = Folders.unfinished(home);
        try (InputStream packed = Programs.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartFailure("Warmline brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch")
                        + ". Run a server of your own and name it with WARMLINE_DATABASE_URL.");
            }
            Files.createDirectories(unfinished);
            unpack(new TarArchiveInputStream(new XZInputStream(packed)), unfinished);
            Folders.finish(unfinished, home);
        } catch (IOException e) {
            Folders.delete(unfinished);
            throw new StartFailure(
                    "Warmline cannot unpack PostgreSQL into " + home + ": " + e.getMessage()
                            + ". About 300 MB must be free there for a new installation.",
                    e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("the archive has a path outside itself: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                if ((entry.getMode() & EXECUTABLE) != 0) {
                    target.toFile().setExecutable(true, false);
                }
            }
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.startsWith("mac") ? "darwin" : isWindows() ? "windows" : system;
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + name + "-" + processor + ".txz";
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
