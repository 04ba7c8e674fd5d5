package org.warmline.storage;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, read by column name. The {@code ...OrNull} readers are for columns that may be null; the others throw a
 * {@link StorageException} on null.
 */
public final class Row {
    private final ResultSet results;
    private final ObjectMapper mapper;

    Row(ResultSet results, ObjectMapper mapper) {
        this.results = results;
        this.mapper = mapper;
    }

    public String text(String column) throws SQLException {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    public UUID uuid(String column) throws SQLException {
        return present(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    public int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    public @Nullable Integer integerOrNull(String column) throws SQLException {
        int value = results.getInt(column);
        return results.wasNull() ? null : value;
    }

    public double decimal(String column) throws SQLException {
        return results.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public Instant instant(String column) throws SQLException {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = results.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public LocalDate date(String column) throws SQLException {
        return present(column, results.getObject(column, LocalDate.class));
    }

    public byte[] bytes(String column) throws SQLException {
        return present(column, results.getBytes(column));
    }

    /** A text[] column; null reads as empty. */
    public List<String> texts(String column) throws SQLException {
        Array array = results.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** A jsonb column as a value of the given type. */
    public <T> @Nullable T jsonOrNull(String column, Class<T> type) throws SQLException {
        return jsonOrNull(column, Argument.of(type));
    }

    /** A jsonb column as a value of the given type. */
    public <T> @Nullable T jsonOrNull(String column, Argument<T> type) throws SQLException {
        String json = results.getString(column);
        if (json == null) {
            return null;
        }
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("column " + column + " holds no " + type, e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new StorageException("column " + column + " is null");
        }
        return value;
    }
}
