/** Both services in one process on one port, by default with a PostgreSQL of its own: {@link org.warmline.standalone.Warmline}. */
@NullMarked
package org.warmline.standalone;

import org.jspecify.annotations.NullMarked;
