package org.warmline.desk;

import org.jspecify.annotations.Nullable;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * Which conversations a list shows.
 *
 * @param status one of the five, {@code open} for all but resolved, or null for any
 * @param assignee those of this one
 * @param unassigned those nobody has; {@code assignee} is then null
 */
public record ConversationFilter(
        @Nullable String status,
        @Nullable StaffId assignee,
        boolean unassigned,
        @Nullable TeamId team) {}
