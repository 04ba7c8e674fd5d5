package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGProperty;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnConnectionIT implements TestPropertyProvider {
    private final Map<String, String> database = TestDatabase.fresh();

    @Inject
    Sql sql;

    @Inject
    ObjectMapper mapper;

    @Override
    public Map<String, String> getProperties() {
        return database;
    }

    @Test
    void knowsWhichProcessMayYetCommitWhatItDidNotAnswer() {
        try (OwnConnection impatient = impatient()) {
            assertThatThrownBy(() -> impatient.update("do $$ begin perform pg_sleep(30); end $$"))
                    .isInstanceOf(StorageException.class);

            Set<Long> lost = impatient.takeLost();
            assertThat(lost).hasSize(1);
            assertThat(sql.list(
                            "select pid from pg_stat_activity where pid = any(?) and state is distinct from 'idle'",
                            row -> row.number("pid"),
                            (Object) lost.toArray(Long[]::new)))
                    .containsExactlyElementsOf(lost);
            assertThat(impatient.takeLost()).isEmpty();
            assertThat(impatient.list("select 1 as one", row -> row.number("one")))
                    .containsExactly(1L);
            sql.list(
                    "select pg_terminate_backend(?)",
                    row -> 1,
                    lost.iterator().next().intValue());
        }
    }

    private OwnConnection impatient() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, database.get("datasources.default.username"));
        PGProperty.PASSWORD.set(properties, database.get("datasources.default.password"));
        PGProperty.SOCKET_TIMEOUT.set(properties, 1);
        return new OwnConnection(database.getOrDefault("datasources.default.url", ""), properties, List.of(), mapper);
    }
}
