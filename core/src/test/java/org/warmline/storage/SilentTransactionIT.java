package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A slow machine, or one that was asleep, is silent for long in the middle of a transaction. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentTransactionIT implements TestPropertyProvider {
    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("datasources.default.connection-init-sql", "set idle_in_transaction_session_timeout = '500ms'");
        return properties;
    }

    @Test
    void isEnded() {
        assertThatThrownBy(() -> sql.inTransaction(this::askBeforeAndAfterASilence))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void isNotEndedWhereItIsPatient() {
        assertThat(sql.inPatientTransaction(this::askBeforeAndAfterASilence)).isEqualTo(1);
    }

    @Test
    void leavesTheLimitToTheNextOne() {
        sql.inPatientTransaction(this::ask);

        assertThat(sql.first(
                        "show idle_in_transaction_session_timeout",
                        row -> row.text("idle_in_transaction_session_timeout")))
                .contains("500ms");
    }

    private int askBeforeAndAfterASilence() {
        ask();
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return ask();
    }

    private int ask() {
        return sql.first("select 1", row -> 1).orElseThrow();
    }
}
