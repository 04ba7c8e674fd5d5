package org.warmline.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerProblemTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FATAL:  could not write lock file "postmaster.pid": No space left on device          | The disk is full
                    FATAL:  data directory "/data/database" has wrong ownership                          | must belong to the user
                    FATAL:  data directory "/data/database" has invalid permissions                      | must belong to the user
                    FATAL:  could not open file "global/pg_control": Permission denied                   | must belong to the user
                    FATAL:  database files are incompatible with server                                  | another major version
                    FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use               | have not ended yet
                    FATAL:  could not map anonymous shared memory: Cannot allocate memory                | not enough free memory
                    PANIC:  could not locate a valid checkpoint record at 0/174D6A0                      | restore it from a backup
                    """)
    void saysWhatToDo(String words, String advice) {
        assertThat(ServerProblem.explain("It does not start", "2026-11-21 19:16:28.645 UTC [9350] " + words))
                .message()
                .startsWith("It does not start: \""
                        + words.substring(words.indexOf(": ") + 3).strip() + "\".")
                .contains(advice);
    }

    @Test
    void quotesTheLastComplaint() {
        String words = """
                pg_ctl: could not start server
                2026-11-21 19:16:28.000 UTC [1] LOG:  starting
                2026-11-21 19:16:28.001 UTC [1] FATAL:  the first
                2026-11-21 19:16:28.002 UTC [1] FATAL:  the last
                2026-11-21 19:16:28.003 UTC [1] LOG:  database system is shut down
                """;

        assertThat(ServerProblem.explain("No", words)).hasMessageStartingWith("No: \"the last\".");
    }

    @Test
    void admitsWhenPostgresqlGaveNoReason() {
        assertThat(ServerProblem.explain("No", "")).hasMessageStartingWith("No: it gave no reason.");
    }
}
