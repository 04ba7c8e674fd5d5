package org.warmline.embedding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder
class OnnxEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void outlivesTheLibrarysOwnCloseAndLeavesNothingBehindWhenKilled() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        assertThat(said("-Djava.io.tmpdir=" + temporary)).contains("read a text");

        if (OS.LINUX.isCurrentOs()) {
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesALibraryThatSomebodyPutThere() throws Exception {
        Path byHand = Files.createDirectory(folder.resolve("onnxruntime-java"));
        String platform = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x64";
        for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
            try (InputStream shipped =
                    OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + platform + "/" + library)) {
                Files.copy(requireNonNull(shipped), byHand.resolve(library));
            }
        }

        assertThat(said("-Donnxruntime.native.path=" + byHand)).contains("read a text");

        assertThat(byHand).isDirectoryContaining("glob:**/libonnxruntime.so");
        assertThat(byHand).isDirectoryContaining("glob:**/libonnxruntime4j_jni.so");
    }

    /** In a process of its own: where the environment is gone, whoever loads a model ends the process. */
    private String said(String option) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClosedFirst.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("said"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Does what the library's shutdown hook does, then loads and uses the model. */
    static final class ClosedFirst {
        private ClosedFirst() {}

        public static void main(String[] arguments) throws Exception {
            OrtEnvironment kept = OnnxEnvironment.get();
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Field environment = OrtEnvironment.class.getDeclaredField("nativeHandle");
            Method close = OrtEnvironment.class.getDeclaredMethod("close", long.class, long.class);
            api.setAccessible(true);
            environment.setAccessible(true);
            close.setAccessible(true);
            close.invoke(null, api.getLong(null), environment.getLong(kept));
            try (OnnxModel model = OnnxModel.load()) {
                System.out.println("read a text into " + model.embed("hello").values().length + " numbers");
                // As by kill -9; and the library's hook would take the last hold and close it a second time.
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
