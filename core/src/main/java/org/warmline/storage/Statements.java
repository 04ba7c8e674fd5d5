package org.warmline.storage;

import io.micronaut.serde.ObjectMapper;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.storage.Sql.RowReader;

/** How values go into a statement and rows come out of it, on whatever connection. */
final class Statements {
    private Statements() {}

    static <T> T run(Connection connection, String sql, @Nullable Object[] values, Work<T> work) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return work.run(statement);
        }
    }

    static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader, ObjectMapper mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            Row row = new Row(results, mapper);
            while (results.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Id id -> statement.setObject(index, id.value());
            case Instant instant -> statement.setObject(index, offset(instant));
            case Boolean[] flags ->
                statement.setArray(index, statement.getConnection().createArrayOf("boolean", flags));
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
                                                .map(Statements::offset)
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

    @FunctionalInterface
    interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
