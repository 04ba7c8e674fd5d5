package org.warmline.chat.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import redis.embedded.RedisServer;

/** Two nodes joined by a real Redis. */
class ClusterByRedisIT extends JoinedRules {
    private @Nullable RedisServer redis;

    @Override
    Map<String, Object> joinedBy() {
        try {
            int port = freePort();
            redis = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            return Map.of("warmline.redis-uri", "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    void stopRedis() throws IOException {
        if (redis != null) {
            redis.stop();
        }
    }
}
