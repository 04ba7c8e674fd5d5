/**
 * The business itself: workspace, inboxes, staff, teams, and how staff sign in.
 *
 * <p>Entry types: {@link org.warmline.workspace.CurrentWorkspace}, {@link org.warmline.workspace.Role}. Stands on
 * {@code storage} only.
 */
@NullMarked
package org.warmline.workspace;

import org.jspecify.annotations.NullMarked;
