package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionSettingsIT implements TestPropertyProvider {
    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @Test
    void areThoseOfEachConnection() {
        assertThat(sql.list(
                        "show idle_in_transaction_session_timeout",
                        row -> row.text("idle_in_transaction_session_timeout")))
                .containsExactly("10s");
        assertThat(sql.list("show plan_cache_mode", row -> row.text("plan_cache_mode")))
                .containsExactly("force_generic_plan");
        assertThat(sql.list("show enable_seqscan", row -> row.text("enable_seqscan")))
                .containsExactly("off");
    }

    @Test
    void areLeftAsideForAListAndThenHoldAgain() {
        assertThat(sql.listPlannedAnew("show enable_seqscan", row -> row.text("enable_seqscan")))
                .containsExactly("on");
        assertThat(sql.list("show enable_seqscan", row -> row.text("enable_seqscan")))
                .containsExactly("off");
    }
}
