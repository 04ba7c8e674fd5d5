package org.warmline.storage;

import java.sql.SQLException;

/**
 * The database refused a statement or did not answer. Whether a commit that failed with it took effect is unknown: whoever
 * retries must do so under the same id.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(SQLException cause) {
        super(cause.getSQLState() + " " + cause.getMessage(), cause);
    }

    public StorageException(String message) {
        super(message);
    }
}
