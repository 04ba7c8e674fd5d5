/** Faults of the network, the database and the clock, put in on purpose, and what of the promises holds then. */
@NullMarked
package org.warmline.standalone.faults;

import org.jspecify.annotations.NullMarked;
