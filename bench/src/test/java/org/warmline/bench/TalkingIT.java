package org.warmline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkingIT {
    @TempDir
    private Path folder;

    private Subject floor;
    private Crew crew;

    @BeforeEach
    void meet() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        floor = Yardstick.floor(List.of("-Xmx64m"), folder, port);
        crew = Crew.open(floor, 4, 2);
    }

    @AfterEach
    void part() {
        crew.close();
        floor.close();
    }

    @Test
    void countsEveryMessageOfAClosedLoopOnce() {
        Round round = new Talking(floor, crew, new Talking.Talk(3, 0, false)).round(0, 0.3);

        assertThat(round.faults()).isEqualTo(Faults.NONE);
        assertThat(round.delivered()).isPositive();
        assertThat(crew.isQuiet()).isTrue();
    }

    @Test
    void keepsTheRateOfAnOpenLoop() {
        Round round = new Talking(floor, crew, new Talking.Talk(1, 200, false)).round(0, 0.5);

        assertThat(round.faults()).isEqualTo(Faults.NONE);
        assertThat(crew.delivered()).isEqualTo(100);
    }
}
