package org.warmline.conversation;

import jakarta.inject.Singleton;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.StaffId;

/** How many conversations somebody has on their hands. */
@Singleton
public class OpenCounts {
    private final Sql sql;
    private final CurrentWorkspace workspace;

    OpenCounts(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    /** Assigned to them and not resolved or put off. */
    public int of(StaffId staff) {
        return sql.first("""
                        select count(*) as open from conversation
                        where workspace_id = ? and assignee_id = ? and status = 'assigned'
                        """, row -> row.integer("open"), workspace.id(), staff).orElse(0);
    }
}
