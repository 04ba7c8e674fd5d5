package org.warmline.storage;

import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Visible SQL with values bound by position.
 *
 * <p>Every statement runs in the transaction of the calling thread. When there is none it is a transaction by itself, in one round trip.
 * What it throws is an unchecked {@link StorageException}; the transaction is then rolled back.
 *
 * <p>Bound values: null, String, Integer, Long, Double, Boolean, byte[], UUID, {@link Id}, Instant, LocalDate, Boolean[], UUID[],
 * String[], Long[], Instant[], and {@link #json} for {@code ?::jsonb}.
 */
@Singleton
public class Sql {
    /**
     * To be joined to in a statement of a transaction: its commit does not wait for the disk. For what is found missing after a
     * crash and made again; messages never go this way.
     */
    public static final String WITHOUT_FLUSH = "(select set_config('synchronous_commit', 'off', true)) later";

    /** To the end of a transaction its statements are planned for their values, and may read whole tables. */
    static final String PLANNED_ANEW =
            "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'on', true)";

    private static final TransactionDefinition APART =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    /** The pool itself; the framework's wrapper of it knows only connections of transactions. */
    private final DataSource pool;

    private final ObjectMapper mapper;

    Sql(
            TransactionOperations<Connection> transactions,
            DataSource dataSource,
            DataSourceResolver dataSources,
            ObjectMapper mapper) {
        this.transactions = transactions;
        this.pool = dataSources.resolve(dataSource);
        this.mapper = mapper;
    }

    /** Runs the work in one transaction; joins the one the thread is in already. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }

    /** Runs the work in one transaction; joins the one the thread is in already. */
    public void runInTransaction(Runnable work) {
        transactions.executeWrite(status -> {
            work.run();
            return null;
        });
    }

    /**
     * Like {@link #inTransaction}, for a start that computes long between its statements. Otherwise the database ends a transaction that is
     * silent for ten seconds, as it is on a slow machine, or one that slept; this one after ten minutes. Not for within another transaction:
     * the setting lasts to its end.
     */
    public <T extends @Nullable Object> T inPatientTransaction(Supplier<T> work) {
        return inTransaction(() -> {
            list("select set_config('idle_in_transaction_session_timeout', '10min', true)", row -> "");
            return work.get();
        });
    }

    /** Whether the thread is in a transaction. */
    boolean isInTransaction() {
        return transactions.findTransactionStatus().isPresent();
    }

    /**
     * Runs the work in a transaction of its own, also when the thread is in one: what it wrote stays when that one is rolled back. Takes
     * a second connection meanwhile, so not for what is done often.
     */
    public <T> T apart(Supplier<T> work) {
        return transactions.execute(APART, status -> work.get());
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(sql, values, statement -> Statements.rows(statement, reader, mapper));
    }

    /**
     * The same for a list or a report, where the best way depends on the values, such as a limit or a stretch of time, and may be to read a
     * whole table. All other statements are planned once for a connection, for any values, and look things up by their keys; see
     * {@link ConnectionSettings}. Within another transaction the rest of that one is planned so, too.
     */
    public <T> List<T> listPlannedAnew(String sql, RowReader<T> reader, @Nullable Object... values) {
        return inTransaction(() -> {
            list(PLANNED_ANEW, row -> "");
            return list(sql, reader, values);
        });
    }

    /** The first row, if there is any. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(sql, values, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? Optional.of(reader.read(new Row(results, mapper))) : Optional.empty();
            }
        });
    }

    /** Runs an insert, update or delete and answers the number of rows it touched. */
    public int update(String sql, @Nullable Object... values) {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    /** A value as JSON text, to be bound to {@code ?::jsonb}; null stays null. */
    public @Nullable String json(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T with(String sql, @Nullable Object[] values, Statements.Work<T> work) {
        try {
            if (isInTransaction()) {
                return Statements.run(transactions.getConnection(), sql, values, work);
            }
            try (Connection connection = pool.getConnection()) {
                return Statements.run(connection, sql, values, work);
            }
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }
}
