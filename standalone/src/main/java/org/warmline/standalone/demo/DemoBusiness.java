package org.warmline.standalone.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * Sets up the demo before the first request is taken. Each part is made once, in a transaction of its own: what somebody then
 * changes stays, and a start that was cut short goes on at the next.
 */
@Singleton
@Requires(property = DemoBusiness.SWITCH, value = "true")
final class DemoBusiness implements ApplicationEventListener<StartupEvent> {
    static final String SWITCH = "warmline.demo";

    private static final Logger log = LoggerFactory.getLogger(DemoBusiness.class);

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final DemoHouse house;
    private final DemoArticles articles;
    private final HistoryStore history;
    private final Clock clock;

    DemoBusiness(
            Sql sql,
            CurrentWorkspace workspace,
            DemoHouse house,
            DemoArticles articles,
            HistoryStore history,
            Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.house = house;
        this.articles = articles;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        setUp();
    }

    void setUp() {
        once("people", house::stands, house::build);
        once("articles", articles::areThere, articles::load);
        once(
                "history",
                history::isTold,
                () -> history.insert(History.tell(house.cast(), DemoHouse.ASSISTANT, clock.instant())));
    }

    private void once(String part, BooleanSupplier done, Runnable work) {
        Instant begun = clock.instant();
        boolean made = sql.inPatientTransaction(() -> {
            // Two nodes may start at once: the second waits here and then finds the part made.
            sql.list("select id from workspace where id = ? for update", row -> row.uuid("id"), workspace.id());
            if (done.getAsBoolean()) {
                return false;
            }
            work.run();
            return true;
        });
        if (made) {
            log.info(
                    "Demo: made the {} in {} ms",
                    part,
                    Duration.between(begun, clock.instant()).toMillis());
        }
    }
}
