package org.warmline.standalone.browser;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.warmline.standalone.history.ChatServer;
import org.warmline.storage.TestDatabase;
import org.warmline.web.launch.Service;
import org.warmline.web.launch.Settings;

/** Warmline as {@code ./warmline run} starts it, in this JVM: the demo business on a database of its own, until closed. */
final class WarmlineServer implements AutoCloseable {
    private final Service service;
    private final URI url;

    private WarmlineServer(Service service, URI url) {
        this.service = service;
        this.url = url;
    }

    static WarmlineServer start() {
        return start(Map.of());
    }

    /** Answers requests when this returns; {@code more} is set as the operator would set it. */
    static WarmlineServer start(Map<String, String> more) {
        Map<String, String> database = TestDatabase.fresh();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WARMLINE_PORT", Integer.toString(ChatServer.freePort()));
        environment.put("WARMLINE_DATABASE_URL", of(database, "url"));
        environment.put("WARMLINE_DATABASE_USER", of(database, "username"));
        environment.put("WARMLINE_DATABASE_PASSWORD", of(database, "password"));
        Settings settings = Settings.from(environment);
        Service service = Service.start(settings, settings.database().orElseThrow(), true);
        return new WarmlineServer(service, settings.publicUrl());
    }

    String at(String path) {
        return url + path;
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        service.close();
    }

    private static String of(Map<String, String> database, String property) {
        return Objects.requireNonNull(database.get("datasources.default." + property), property);
    }
}
