package org.warmline.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime's environment, kept to the end of the process. Its library closes it by a shutdown hook of its own, at once when the
 * process is told to stop: whoever loads the model or uses it then, while Warmline still says goodbye, may end the whole process (SIGABRT).
 * The environment counts its owners and goes with the last, so there is one more. The library has no public way to say so.
 *
 * <p>The library unpacks itself into the folder for temporary files and tidies up when Java ends in order; what is killed would leave
 * 30 MB there each time. Where the system lets go of a file's name while the file is in use, it is let go at once.
 */
final class OnnxEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);
    /** How the library names the folder it unpacks itself into, among those for temporary files. */
    private static final String UNPACKED = "onnxruntime-java";

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final OrtEnvironment ENVIRONMENT = kept();

    private OnnxEnvironment() {}

    static OrtEnvironment get() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment kept() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "kept");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("The model's environment goes when the process is told to stop: {}", e.toString());
        }
        leaveNothingBehind();
        return environment;
    }

    /** Linux alone says which files a process has mapped; elsewhere they stay until the end. */
    private static void leaveNothingBehind() {
        if (!Files.isReadable(MAPPED)) {
            return;
        }
        try (Stream<String> lines = Files.lines(MAPPED)) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
            List<Path> libraries = lines.filter(line -> line.contains(UNPACKED))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(library -> isUnpacked(library, temporary))
                    .distinct()
                    .toList();
            for (Path library : libraries) {
                Files.deleteIfExists(library);
            }
            for (Path library : libraries) {
                Files.deleteIfExists(library.getParent());
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The model's library stays until the end: {}", e.toString());
        }
    }

    /** And not put where it is by somebody, who tells the library so by {@code onnxruntime.native.path}. */
    private static boolean isUnpacked(Path library, Path temporary) {
        return library.startsWith(temporary)
                && library.getNameCount() == temporary.getNameCount() + 2
                && library.getName(temporary.getNameCount()).toString().startsWith(UNPACKED);
    }
}
