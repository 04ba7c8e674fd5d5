package org.warmline.storage;

import io.micronaut.serde.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.warmline.storage.Sql.RowReader;

/**
 * A connection outside the pool, for one thread that sends the same statement again and again: it waits for nobody and has settings of its
 * own. Opened when it is first needed, and again after it broke. Confined to that thread.
 */
public final class OwnConnection implements AutoCloseable {
    private final String url;
    private final Properties properties;
    private final List<String> settings;
    private final ObjectMapper mapper;
    private @Nullable Connection connection;
    /** The server's process of the connection; asked while it is whole. */
    private long process;

    /** Processes that did not answer an update. */
    private final Set<Long> lost = new HashSet<>();

    OwnConnection(String url, Properties properties, List<String> settings, ObjectMapper mapper) {
        this.url = url;
        this.properties = properties;
        this.settings = settings;
        this.mapper = mapper;
    }

    /**
     * Runs a statement that is a transaction by itself: one round trip, committed when this returns.
     *
     * @param values as in {@link Sql}
     */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return run(sql, values, statement -> Statements.rows(statement, reader, mapper));
    }

    /**
     * The same of one that answers nothing; returns how many rows it changed.
     *
     * @param values as in {@link Sql}
     */
    public int update(String sql, @Nullable Object... values) {
        long asked = openProcess();
        try {
            return run(sql, values, PreparedStatement::executeUpdate);
        } catch (StorageException e) {
            if (StorageException.faultOf(e) == StorageException.Fault.UNKNOWN) {
                lost.add(asked);
            }
            throw e;
        }
    }

    private long openProcess() {
        try {
            open();
            return process;
        } catch (SQLException e) {
            close();
            throw new StorageException(e);
        }
    }

    private <T> T run(String sql, @Nullable Object[] values, Statements.Work<T> work) {
        try {
            return Statements.run(open(), sql, values, work);
        } catch (SQLException e) {
            if (StorageException.faultOf(e) == StorageException.Fault.UNKNOWN) {
                close();
            }
            throw new StorageException(e);
        }
    }

    /**
     * The server's processes with which a connection broke in the middle of an update since this was asked last: they may still be at work
     * and commit.
     */
    public Set<Long> takeLost() {
        Set<Long> taken = Set.copyOf(lost);
        lost.clear();
        return taken;
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url, properties);
            connection = open;
            process = open.unwrap(PGConnection.class).getBackendPID();
            try (Statement statement = open.createStatement()) {
                for (String setting : settings) {
                    statement.execute("set " + setting);
                }
            }
        }
        return open;
    }

    @Override
    public void close() {
        try (Connection open = connection) {
            connection = null;
        } catch (SQLException e) {
            // It was broken, or is gone now.
        }
    }
}
