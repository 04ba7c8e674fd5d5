package org.warmline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;

/** Each time in a database where nobody has asked for the workspace yet. */
class CurrentWorkspaceIT {
    private ApplicationContext context;
    private CurrentWorkspace workspace;
    private Sql sql;

    @BeforeEach
    void start() {
        context = ApplicationContext.run(new HashMap<>(TestDatabase.fresh()), "test");
        workspace = context.getBean(CurrentWorkspace.class);
        sql = context.getBean(Sql.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void isMadeOnceAndKeepsItsEpoch() {
        assertThat(workspace.id()).isEqualTo(workspace.get().id());
        assertThat(workspace.epoch()).isNotBlank().isEqualTo(workspace.epoch());
    }

    @Test
    void isThereForOthersBeforeTheTransactionThatAskedFirstHasEnded() {
        sql.runInTransaction(() -> {
            WorkspaceId id = workspace.id();
            assertThat(CompletableFuture.supplyAsync(this::stored).join()).isEqualTo(id);
        });
    }

    @Test
    void staysWhenTheTransactionThatAskedFirstIsRolledBack() {
        assertThatThrownBy(() -> sql.runInTransaction(() -> {
                    var unused = workspace.id();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(stored()).isEqualTo(workspace.id());
    }

    private WorkspaceId stored() {
        return sql.first("select id from workspace", row -> new WorkspaceId(row.uuid("id")))
                .orElse(new WorkspaceId(new UUID(0, 0)));
    }
}
