/**
 * Load programs. They talk over the wire like any other client, to loopback only, and stop by themselves.
 *
 * <p>{@link org.warmline.bench.ConversationLoad}: pairs of a visitor and an agent that answer each other.
 */
@NullMarked
package org.warmline.bench;

import org.jspecify.annotations.NullMarked;
