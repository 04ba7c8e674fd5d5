/**
 * What nodes tell each other right away, so that a reader on another node need not wait. Only hints: the database is the truth, and
 * everything works with all of them lost, a moment later.
 *
 * <p>Entry types: {@link org.warmline.signal.Signals} sends and hears them, {@link org.warmline.signal.Peers} knows who else is there.
 */
@NullMarked
package org.warmline.signal;

import org.jspecify.annotations.NullMarked;
