/** The owner's side: reports, settings, content and people. {@link org.warmline.admin.AdminService} runs it alone. */
@NullMarked
package org.warmline.admin;

import org.jspecify.annotations.NullMarked;
