package org.warmline.storage;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What each connection of the pool is told first, unless its {@code connection-init-sql} says something else.
 *
 * <p>A node that stops in the middle of a transaction, frozen or unplugged, lets go of what it has locked after ten seconds: others wait for
 * it.
 *
 * <p>A statement is planned once for a connection, and not each time for its values: to look something up by a few keys takes a fraction
 * of what it takes to plan that. And it is looked up by its keys even when the table was so small at that moment that reading all of it would
 * have been cheaper. For lists and reports see {@link Sql#listPlannedAnew}.
 */
@Singleton
class ConnectionSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final String ALL = "set idle_in_transaction_session_timeout = '10s';"
            + " set plan_cache_mode = force_generic_plan; set enable_seqscan = off";

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration pool = event.getBean();
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(ALL);
        }
        return pool;
    }
}
