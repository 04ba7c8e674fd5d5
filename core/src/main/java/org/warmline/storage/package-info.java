/**
 * What every feature's storage rests on: a PostgreSQL that really keeps what it has confirmed.
 *
 * <p>Entry type: {@link org.warmline.storage.DurabilityCheck}, run by each process before it takes its first message.
 */
@NullMarked
package org.warmline.storage;

import org.jspecify.annotations.NullMarked;
