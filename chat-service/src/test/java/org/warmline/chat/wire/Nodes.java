package org.warmline.chat.wire;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.warmline.signal.Peers;
import org.warmline.storage.TestDatabase;

/** Two nodes of one installation, each a context with a server of its own, on one database. */
record Nodes(EmbeddedServer first, EmbeddedServer second) implements AutoCloseable {
    /**
     * Starts them; they know of each other when this returns.
     *
     * @param more properties of both
     */
    static Nodes start(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.cluster", "true");
        properties.putAll(more);
        Nodes nodes = new Nodes(
                ApplicationContext.run(EmbeddedServer.class, properties, "test"),
                ApplicationContext.run(EmbeddedServer.class, properties, "test"));
        Awaitility.await()
                .until(() -> List.of(nodes.first, nodes.second).stream()
                        .noneMatch(node -> node.getApplicationContext()
                                .getBean(Peers.class)
                                .isAlone()));
        return nodes;
    }

    House one() {
        return first.getApplicationContext().getBean(House.class);
    }

    House two() {
        return second.getApplicationContext().getBean(House.class);
    }

    @Override
    public void close() {
        second.getApplicationContext().close();
        first.getApplicationContext().close();
    }
}
