package org.warmline.standalone.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that exist whole or not at all: filled under another name, then renamed. The other name is new each time, because a program
 * of a killed Warmline may still be writing into the last one.
 */
final class Folders {
    private static final Logger log = LoggerFactory.getLogger(Folders.class);
    private static final String UNFINISHED = ".unfinished-";

    private Folders() {}

    /** A name to fill instead of {@code target}; clears away what earlier attempts left. */
    static Path unfinished(Path target) {
        String prefix = target.getFileName() + UNFINISHED;
        try (Stream<Path> siblings = Files.list(around(target))) {
            siblings.filter(sibling -> sibling.getFileName().toString().startsWith(prefix))
                    .toList()
                    .forEach(Folders::delete);
        } catch (IOException e) {
            log.warn("Could not look for what an interrupted start left in {}: {}", around(target), e.getMessage());
        }
        return target.resolveSibling(prefix + UUID.randomUUID());
    }

    /** Gives the filled folder its name, for good: also after a power cut. */
    static void finish(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        flush(around(target));
    }

    /** Has the operating system write a file, or the names in a folder, to the disk. */
    static void flush(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders, and needs none of this for them.
            if (!folder) {
                throw e;
            }
        }
    }

    private static Path around(Path path) {
        return path.resolveSibling("");
    }

    /** Deletes as much as can be; what is left is tried again at the next start. */
    static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("Could not delete {}: {}", folder, e.getMessage());
        }
    }
}
