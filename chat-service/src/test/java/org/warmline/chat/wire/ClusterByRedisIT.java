package org.warmline.chat.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import redis.embedded.RedisServer;

/** Two nodes joined by a real Redis. */
class ClusterByRedisIT extends JoinedRules {
    private RedisServer redis;

    @Override
    Map<String, Object> joinedBy() {
        try {
            redis = RedisServer.newRedisServer()
                    .port(freePort())
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            return Map.of(
                    "warmline.redis-uri", "redis://127.0.0.1:" + redis.ports().getFirst());
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
        redis.stop();
    }
}
