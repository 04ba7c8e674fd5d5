package org.warmline.chat.connection;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import org.warmline.conversation.MessageLog;

/**
 * Whether messages are being stored: a database whose disk is full still answers every question. The status itself says what is wrong,
 * since whoever may ask for it sees nothing else.
 */
@Singleton
@Readiness
class Storing implements HealthIndicator {
    private static final String DISK_FULL = "53100";
    private static final int AS_BAD_AS_DOWN = 1_000;

    private final MessageLog log;

    Storing(MessageLog log) {
        this.log = log;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = log.trouble()
                .map(state -> state.equals(DISK_FULL) ? "DATABASE_DISK_FULL" : "DATABASE_STORES_NOTHING")
                .map(name -> new HealthStatus(name, null, false, AS_BAD_AS_DOWN))
                .orElse(HealthStatus.UP);
        return Publishers.just(HealthResult.builder("storing", status).build());
    }
}
