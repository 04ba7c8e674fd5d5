package org.warmline.routing;

import java.util.Set;
import org.warmline.workspace.StaffId;

/** Who of the staff is connected right now. */
public interface Presence {
    Set<StaffId> online();
}
