package org.warmline.standalone.faults;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;

/** One node of Warmline, in this process, on a database of one's own. */
final class Node implements AutoCloseable {
    static final String AGENT = "agent@demo.test";
    private static final String URL = "datasources.default.url";
    private static final Pattern PORT = Pattern.compile(":(\\d+)/");

    private final ApplicationContext context;
    private final int port;

    private Node(ApplicationContext context) {
        this.context = context;
        this.port = context.getBean(EmbeddedServer.class).start().getPort();
    }

    /** Properties of a node on a new database. */
    static Map<String, Object> onNewDatabase() {
        Map<String, Object> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.rate-limits", "off");
        // So long a caller waits for a database that is not there; a test need not wait for longer.
        properties.put("datasources.default.connection-timeout", "1000");
        return properties;
    }

    /** Where the database of the properties listens. */
    static int databasePort(Map<String, Object> properties) {
        Matcher port = PORT.matcher(String.valueOf(properties.get(URL)));
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + properties.get(URL));
        }
        return Integer.parseInt(port.group(1));
    }

    /** The same, with the database behind the proxy. */
    static Map<String, Object> through(FaultProxy proxy, Map<String, Object> properties) {
        Map<String, Object> changed = new HashMap<>(properties);
        // Statements are written out each time, so that the proxy can hear which one goes by.
        changed.put(
                URL,
                PORT.matcher(String.valueOf(properties.get(URL))).replaceFirst(":" + proxy.port() + "/")
                        + "?prepareThreshold=0");
        return changed;
    }

    /**
     * Starts a node.
     *
     * @param beans instead of its own, such as a clock
     */
    static Node start(Map<String, Object> properties, Object... beans) {
        ApplicationContext context =
                ApplicationContext.builder(properties, "test").singletons(beans).build();
        try {
            return new Node(context.start());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Makes an inbox that only people write into, and somebody who answers: those that the recording clients ask for. */
    void openTheShop() {
        Inboxes inboxes = bean(Inboxes.class);
        inboxes.save(new Inbox(
                inboxes.nextId(),
                "demo",
                "Shop",
                "customer",
                "en",
                "Hello",
                null,
                "#b4512b",
                "",
                List.of(),
                "a secret of more than thirty-two bytes",
                null));
        bean(StaffDirectory.class).add(AGENT, "Mara", Role.AGENT, "warmline-demo", false);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return port;
    }

    boolean isReady() {
        return answers("/health/readiness") == 200;
    }

    boolean isAlive() {
        return answers("/health/liveness") == 200;
    }

    /** What readiness says, ready or not. */
    String readiness() throws IOException {
        HttpURLConnection connection = open("/health/readiness");
        try (InputStream body =
                connection.getResponseCode() == 200 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The status of the answer; 0 when there is none. */
    private int answers(String path) {
        try {
            return open(path).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setReadTimeout(20_000);
        return connection;
    }

    @Override
    public void close() {
        context.close();
    }
}
