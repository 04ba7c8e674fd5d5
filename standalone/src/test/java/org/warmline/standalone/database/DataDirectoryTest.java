package org.warmline.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warmline.web.launch.StartFailure;

class DataDirectoryTest {
    @TempDir
    private Path temporary;

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        Path path = temporary.resolve("one/two");

        DataDirectory.open(path).close();

        assertThat(Files.getPosixFilePermissions(path))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void belongsToOneAtATime() throws IOException {
        try (DataDirectory held = DataDirectory.open(temporary)) {
            assertThatThrownBy(() -> DataDirectory.open(temporary))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Another Warmline is already running on " + held.path()
                            + ". Stop it first, or give this one a folder of its own with WARMLINE_DATA_DIR.");
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void saysWhatToDoWhenItCannotBeMade() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("WARMLINE_DATA_DIR names another one");
    }

    @Test
    void isTheDemoWhenNewAndStaysIt() throws IOException {
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            assertThat(directory.isDemo(true)).isTrue();
            directory.rememberDemo();
            Files.createDirectory(temporary.resolve(Cluster.FOLDER));

            assertThat(directory.isDemo(true)).isTrue();
            assertThat(directory.isDemo(false)).isFalse();
        }
    }

    @Test
    void neverTurnsARealInstallationIntoTheDemo() throws IOException {
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            Files.createDirectory(temporary.resolve(Cluster.FOLDER));

            assertThat(directory.isDemo(true)).isFalse();
        }
    }
}
