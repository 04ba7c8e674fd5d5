package org.warmline.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock everything takes its time from, and the meters everything counts with; whoever has better ones brings them. */
@Factory
final class Surroundings {
    @Singleton
    @Requires(missingBeans = MeterRegistry.class)
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.systemUTC();
    }
}
