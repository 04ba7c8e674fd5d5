package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmline.storage.Id;
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

    public int of(StaffId staff) {
        return of(List.of(staff)).getOrDefault(staff, 0);
    }

    /** Assigned to them and not resolved or put off; who has none is not in it. */
    public Map<StaffId, Integer> of(Collection<StaffId> staff) {
        Map<StaffId, Integer> open = new HashMap<>();
        sql.list(
                """
                select assignee_id, count(*) as open from conversation
                where workspace_id = ? and assignee_id = any(?) and status = 'assigned' group by assignee_id
                """,
                row -> open.put(new StaffId(row.uuid("assignee_id")), row.integer("open")),
                workspace.id(),
                Id.values(staff));
        return open;
    }
}
