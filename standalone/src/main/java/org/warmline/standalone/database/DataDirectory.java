package org.warmline.standalone.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.warmline.web.launch.StartFailure;

/** The folder Warmline keeps everything in, held by one process at a time until it is closed or the process is gone. */
public final class DataDirectory implements AutoCloseable {
    private static final String BEGUN_AS_DEMO = "begun-as-demo";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, making it when it is missing.
     *
     * @throws StartFailure when another Warmline holds it, or it cannot be written
     */
    public static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path, privateToUs(path, "rwx------"));
            Path real = path.toRealPath();
            FileChannel channel = FileChannel.open(
                    real.resolve("warmline.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartFailure("Another Warmline is already running on " + real
                        + ". Stop it first, or give this one a folder of its own with WARMLINE_DATA_DIR.");
            }
            return new DataDirectory(real, channel);
        } catch (IOException e) {
            throw new StartFailure(
                    "Warmline cannot use the folder " + path + " ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). It must be writable; WARMLINE_DATA_DIR names another one.",
                    e);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Whether this folder is for the demo when the operator has not said. A folder stays what it was begun as: a demo is still one at
     * its second start, and a real installation never gets accounts whose password everybody knows.
     *
     * @param suits what to begin a new folder as
     */
    public boolean isDemo(boolean suits) {
        Path marker = path.resolve(BEGUN_AS_DEMO);
        if (Files.exists(marker)) {
            return suits;
        }
        return suits && !Files.exists(path.resolve(Cluster.FOLDER));
    }

    /** Whether the folder, which another Warmline may hold, is a demo's. */
    public static boolean wasBegunAsDemo(Path path) {
        return Files.exists(path.resolve(BEGUN_AS_DEMO));
    }

    /** Remembers what {@link #isDemo} answers from now on. */
    public void rememberDemo() {
        try {
            Files.writeString(path.resolve(BEGUN_AS_DEMO), "This folder holds the demo business.\n");
        } catch (IOException e) {
            throw new StartFailure("Warmline cannot write into " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** File attributes that keep others out, where the file system knows such a thing. */
    static FileAttribute<?>[] privateToUs(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return false;
        }
    }
}
