/**
 * Load programs. They talk over the wire like any other client, to loopback only, to servers they start themselves, and stop by
 * themselves.
 *
 * <p>Entry type: {@link org.warmline.bench.Bench}. A {@link org.warmline.bench.Subject} is a server that is measured: Warmline, or one of
 * the yardsticks of {@link org.warmline.bench.relay}. A {@link org.warmline.bench.Crew} is the pairs of people on its connections.
 */
@NullMarked
package org.warmline.bench;

import org.jspecify.annotations.NullMarked;
