package org.warmline.storage;

import io.micronaut.context.annotation.Property;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Makes connections outside the pool. */
@Singleton
public class OwnConnections {
    /** A database that is gone without a word is noticed after so long. */
    private static final int SILENCE_SECONDS = 20;

    private final String url;
    private final String user;
    private final String password;
    private final ObjectMapper mapper;

    OwnConnections(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password,
            ObjectMapper mapper) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.mapper = mapper;
    }

    /** @param settings what follows {@code SET}, for as long as the connection lives */
    public OwnConnection with(String... settings) {
        return new OwnConnection(url, properties(), List.of(settings), mapper);
    }

    /** One that gives out each notification as soon as it is there; whoever asks for it closes it. */
    Connection listening() throws SQLException {
        Properties properties = properties();
        PGProperty.SOCKET_FACTORY.set(properties, PromptSockets.class.getName());
        return DriverManager.getConnection(url, properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.SOCKET_TIMEOUT.set(properties, SILENCE_SECONDS);
        PGProperty.CONNECT_TIMEOUT.set(properties, SILENCE_SECONDS);
        PGProperty.PREPARE_THRESHOLD.set(properties, 1);
        return properties;
    }
}
