/** What is left after the program was killed: real processes, real PostgreSQL, real clients. */
@NullMarked
package org.warmline.standalone.crash;

import org.jspecify.annotations.NullMarked;
