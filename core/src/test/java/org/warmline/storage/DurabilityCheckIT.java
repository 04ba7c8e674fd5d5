package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DurabilityCheckIT {
    private final PGSimpleDataSource dataSource = freshDatabase();

    @Test
    void findsNothingOnADurableServer() throws SQLException {
        assertThat(new DurabilityCheck(dataSource).unsafeSettings()).isEmpty();
    }

    @Test
    void findsACommitThatDoesNotWaitForTheDisk() throws SQLException {
        setForThisDatabase("off");

        assertThat(new DurabilityCheck(dataSource).unsafeSettings()).containsExactly("synchronous_commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write", "on", "remote_apply"})
    void acceptsEveryCommitThatWaitsForTheDisk(String value) throws SQLException {
        setForThisDatabase(value);

        assertThat(new DurabilityCheck(dataSource).unsafeSettings()).isEmpty();
    }

    private void setForThisDatabase(String value) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE " + connection.getCatalog() + " SET synchronous_commit = '" + value + "'");
        }
    }

    private static PGSimpleDataSource freshDatabase() {
        Map<String, String> properties = TestDatabase.fresh();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(properties.get("datasources.default.url"));
        dataSource.setUser(properties.get("datasources.default.username"));
        dataSource.setPassword(properties.get("datasources.default.password"));
        return dataSource;
    }
}
