package org.warmline.bench.relay;

import java.util.UUID;

/**
 * A message in its place.
 *
 * @param body as it stood in the frame
 */
record Said(long seq, UUID id, byte[] body) {}
