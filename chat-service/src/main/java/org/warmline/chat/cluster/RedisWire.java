package org.warmline.chat.cluster;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.signal.SignalWire;

/** Publish and subscribe of Redis or Valkey. A server that is away is waited for; meanwhile nodes catch up in the database. */
@Singleton
@Requires(property = "warmline.cluster", value = "true")
@Requires(property = "warmline.redis-uri")
class RedisWire implements SignalWire {
    private static final Logger log = LoggerFactory.getLogger(RedisWire.class);
    private static final String CHANNEL = "warmline";
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    /** Whoever only listens would not notice that nobody can be heard any more. */
    private static final KeepAliveOptions ASKED_FOR_LIFE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(5))
            .interval(Duration.ofSeconds(1))
            .count(5)
            .build();

    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, String> out;
    private volatile boolean closed;

    RedisWire(@Property(name = "warmline.redis-uri") String uri) {
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .socketOptions(SocketOptions.builder().keepAlive(ASKED_FOR_LIFE).build())
                .build());
    }

    @Override
    public void send(List<String> texts) {
        StatefulRedisConnection<String, String> connection = out;
        if (connection != null && connection.isOpen()) {
            texts.forEach(text -> {
                var unused = connection.async().publish(CHANNEL, text);
            });
        }
    }

    @Override
    public void listen(Consumer<String> listener) {
        Thread.ofVirtual().name("signals-connect").start(() -> {
            while (!closed && !connected(listener)) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    /** Once connected, the client itself connects again and subscribes again after each break. */
    private boolean connected(Consumer<String> listener) {
        try {
            out = client.connect();
            StatefulRedisPubSubConnection<String, String> in = client.connectPubSub();
            in.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    listener.accept(message);
                }
            });
            in.sync().subscribe(CHANNEL);
            return true;
        } catch (RuntimeException e) {
            log.info("Not hearing other nodes at the moment: {}", e.toString());
            return false;
        }
    }
}
