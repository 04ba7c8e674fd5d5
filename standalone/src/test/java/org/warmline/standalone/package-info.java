/** Tests of the default run: real processes, real PostgreSQL. */
@NullMarked
package org.warmline.standalone;

import org.jspecify.annotations.NullMarked;
