/**
 * The yardsticks: the least a server can do that speaks the frames the load counts. It knows neither accounts nor permissions, checks
 * nothing and reads nothing into a text, so it says what the machine, Netty and PostgreSQL leave for the rest.
 *
 * <p>Entry type: {@link org.warmline.bench.relay.Relay}, a process of its own. {@link org.warmline.bench.relay.Unstored} is the floor F,
 * {@link org.warmline.bench.relay.GroupCommit} the durable reference G.
 */
@NullMarked
package org.warmline.bench.relay;

import org.jspecify.annotations.NullMarked;
