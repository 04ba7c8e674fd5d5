package org.warmline.workspace;

import java.time.ZoneId;

/**
 * The business.
 *
 * @param timeZone in which its days begin and end, for reports
 */
public record Workspace(WorkspaceId id, String name, ZoneId timeZone) {}
