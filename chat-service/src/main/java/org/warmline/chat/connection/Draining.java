package org.warmline.chat.connection;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether this node is about to stop: readiness is off then, so that no new connection is sent here. */
@Singleton
@Readiness
class Draining implements HealthIndicator {
    private volatile boolean draining;

    void begin() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = draining ? HealthStatus.DOWN : HealthStatus.UP;
        return Publishers.just(HealthResult.builder("draining", status).build());
    }
}
