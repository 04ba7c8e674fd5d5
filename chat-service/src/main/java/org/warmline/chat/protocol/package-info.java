/**
 * The frames of the wire, one record a type, and their JSON. Knows no sockets and no conversations.
 *
 * <p>Entry types: {@link org.warmline.chat.protocol.FrameCodec}, {@link org.warmline.chat.protocol.ClientFrame},
 * {@link org.warmline.chat.protocol.ServerFrame}, {@link org.warmline.chat.protocol.CloseCode}. Held against the golden files in
 * {@code src/test/resources/frames}, which the front ends' decoders read as well.
 */
@NullMarked
package org.warmline.chat.protocol;

import org.jspecify.annotations.NullMarked;
