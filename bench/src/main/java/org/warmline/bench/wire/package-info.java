/**
 * The public wire as cheaply as a client can speak it: frames are encoded once and patched, and of what the server says only the
 * fields are read that a load program counts.
 *
 * <p>Entry types: {@link org.warmline.bench.wire.Wire} dials, {@link org.warmline.bench.wire.Line} is a connection,
 * {@link org.warmline.bench.wire.FrameScanner} reads. The yardstick servers read with the same scanner.
 */
@NullMarked
package org.warmline.bench.wire;

import org.jspecify.annotations.NullMarked;
