package org.warmline.standalone.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Copies of a whole database, and what the README tells an operator to do after restoring one. */
final class Backup {
    private static final String URL = "datasources.default.url";

    private Backup() {}

    /** A copy of the database of the properties, to which nobody is connected; answers its name. */
    static String of(Map<String, Object> properties) throws SQLException {
        String url = url(properties);
        String name = url.substring(url.lastIndexOf('/') + 1);
        String copy = name + "_backup";
        run(url.replace("/" + name, "/postgres"), "create database " + copy + " template " + name);
        return copy;
    }

    /** Properties of a node that goes on with the copy. */
    static Map<String, Object> restored(Map<String, Object> properties, String copy) throws SQLException {
        String url = url(properties);
        Map<String, Object> changed = new HashMap<>(properties);
        changed.put(URL, url.substring(0, url.lastIndexOf('/') + 1) + copy);
        run(url(changed), "update installation set epoch = '" + UUID.randomUUID() + "'");
        return changed;
    }

    private static String url(Map<String, Object> properties) {
        return String.valueOf(properties.get(URL));
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
