package org.warmline.storage;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * A migration may take as long as it takes: to build an index over all messages is silent for minutes, and would be cut in the middle at
 * every start anew by the timeout that finds dead connections. The pool gives the connection its timeout back afterwards.
 */
@Factory
final class MigrationPatience {
    @Singleton
    @Named("default")
    Callback[] callbacks() {
        return new Callback[] {new WithoutTimeout()};
    }

    private static final class WithoutTimeout implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                context.getConnection().setNetworkTimeout(Runnable::run, 0);
                // Nor are they lookups: a migration may do best by reading a whole table.
                try (Statement statement = context.getConnection().createStatement()) {
                    statement.execute(Sql.PLANNED_ANEW);
                }
            } catch (SQLException e) {
                throw new StorageException(e);
            }
        }

        @Override
        public String getCallbackName() {
            return "migrations without timeout";
        }
    }
}
