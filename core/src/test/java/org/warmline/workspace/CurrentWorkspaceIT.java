package org.warmline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.storage.TestDatabase;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurrentWorkspaceIT implements TestPropertyProvider {
    @Inject
    CurrentWorkspace workspace;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @Test
    void isMadeOnceAndKeepsItsEpoch() {
        assertThat(workspace.id()).isEqualTo(workspace.get().id());
        assertThat(workspace.epoch()).isNotBlank().isEqualTo(workspace.epoch());
    }
}
