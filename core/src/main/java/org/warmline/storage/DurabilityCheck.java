package org.warmline.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks PostgreSQL whether a commit survives a power cut. An acknowledgement promises exactly that, and no test that kills processes
 * can prove it: the operating system keeps the written pages of a dead process.
 *
 * <p>{@code synchronous_commit} may be anything but {@code off}: {@code local}, {@code remote_write}, {@code on} and
 * {@code remote_apply} all wait until the server's own disk has the commit and differ only in what they ask of standbys, which is the
 * operator's decision about failover.
 */
public final class DurabilityCheck {
    private static final List<String> MUST_NOT_BE_OFF = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final DataSource dataSource;

    /** @param dataSource connects as the service will: a role or a database may have settings of its own */
    public DurabilityCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Returns the names of the settings that are off and would lose confirmed messages; empty when the server is safe.
     *
     * @throws SQLException when the server does not answer
     */
    public List<String> unsafeSettings() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> unsafe = new ArrayList<>();
            for (String setting : MUST_NOT_BE_OFF) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        unsafe.add(setting);
                    }
                }
            }
            return List.copyOf(unsafe);
        }
    }
}
