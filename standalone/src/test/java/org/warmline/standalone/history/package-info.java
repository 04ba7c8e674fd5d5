/** What clients saw, held against the log that was kept: a client that writes everything down, and the checker of what it wrote. */
@NullMarked
package org.warmline.standalone.history;

import org.jspecify.annotations.NullMarked;
