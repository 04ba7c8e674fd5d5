package org.warmline.storage;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The database refused a statement or did not answer. Whether a commit that failed with it took effect is unknown: whoever
 * retries must do so under the same id.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(SQLException cause) {
        super(cause.getSQLState() + " " + cause.getMessage(), cause);
    }

    /**
     * What the database found wrong with the work behind a failure, however it is wrapped.
     */
    public static Fault faultOf(Throwable failure) {
        return stateOf(failure).map(Fault::of).orElse(Fault.UNKNOWN);
    }

    /**
     * The SQLSTATE of a database that answers and cannot do the work, whatever the work is: a full disk is 53100. Empty when it did not
     * answer (class 08), is starting or stopping (57), or finds something wrong with the work.
     */
    public static Optional<String> refusalOf(Throwable failure) {
        return stateOf(failure)
                .filter(state ->
                        !state.startsWith("08") && !state.startsWith("57") && Fault.of(state) == Fault.UNKNOWN);
    }

    /** The name of the constraint that the work broke, if it broke one. */
    public static Optional<String> constraintOf(Throwable failure) {
        return causes(failure, PSQLException.class)
                .flatMap(e -> Optional.ofNullable(e.getServerErrorMessage()).stream())
                .flatMap(told -> Optional.ofNullable(told.getConstraint()).stream())
                .findFirst();
    }

    private static Optional<String> stateOf(Throwable failure) {
        return causes(failure, SQLException.class)
                .flatMap(e -> Optional.ofNullable(e.getSQLState()).stream())
                .findFirst();
    }

    private static <T extends Throwable> Stream<T> causes(Throwable failure, Class<T> type) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, Objects::nonNull, cause -> cause == null ? null : cause.getCause())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What a failure says about the transaction it ended, by the class of its SQLSTATE (PostgreSQL, appendix A). */
    public enum Fault {
        /** Data or a constraint (classes 22 and 23): rolled back, and it would fail again. */
        REFUSED,
        /** In the way of another transaction (class 40): rolled back, and it can be run again. */
        COLLIDED,
        /** No answer, or one that tells neither: it may have been committed. */
        UNKNOWN;

        private static final String COMPLETION_UNKNOWN = "40003";

        private static Fault of(String state) {
            if (state.startsWith("22") || state.startsWith("23")) {
                return REFUSED;
            }
            return state.startsWith("40") && !state.equals(COMPLETION_UNKNOWN) ? COLLIDED : UNKNOWN;
        }
    }

    public StorageException(String message) {
        super(message);
    }
}
