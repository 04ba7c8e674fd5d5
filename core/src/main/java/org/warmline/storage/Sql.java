package org.warmline.storage;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Visible SQL with values bound by position.
 *
 * <p>Every statement runs in the transaction of the calling thread, or in one of its own when there is none. What it throws is
 * an unchecked {@link StorageException}; the transaction is then rolled back.
 *
 * <p>Bound values: null, String, Integer, Long, Double, Boolean, byte[], UUID, {@link Id}, Instant, LocalDate, UUID[], String[],
 * Long[], Instant[], and {@link #json} for {@code ?::jsonb}.
 */
@Singleton
public class Sql {
    private static final TransactionDefinition APART =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper mapper;

    Sql(TransactionOperations<Connection> transactions, ObjectMapper mapper) {
        this.transactions = transactions;
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
     * Runs the work in a transaction of its own, also when the thread is in one: what it wrote stays when that one is rolled back. Takes
     * a second connection meanwhile, so not for what is done often.
     */
    public <T> T apart(Supplier<T> work) {
        return transactions.execute(APART, status -> work.get());
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(sql, values, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results, mapper);
                while (results.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
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

    private <T> T with(String sql, @Nullable Object[] values, StatementWork<T> work) {
        return transactions.executeWrite(status -> {
            try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    bind(statement, i + 1, values[i]);
                }
                return work.run(statement);
            } catch (SQLException e) {
                throw new StorageException(e);
            }
        });
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Id id -> statement.setObject(index, id.value());
            case Instant instant -> statement.setObject(index, offset(instant));
            case UUID[] uuids ->
                statement.setArray(index, statement.getConnection().createArrayOf("uuid", uuids));
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
            case Long[] numbers ->
                statement.setArray(index, statement.getConnection().createArrayOf("bigint", numbers));
            case Instant[] instants ->
                statement.setArray(
                        index,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "timestamptz",
                                        java.util.Arrays.stream(instants)
                                                .map(Sql::offset)
                                                .toArray()));
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case UUID uuid -> statement.setObject(index, uuid);
            case LocalDate date -> statement.setObject(index, date);
            default ->
                throw new IllegalArgumentException(
                        "cannot bind a " + value.getClass().getName());
        }
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    @FunctionalInterface
    private interface StatementWork<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
