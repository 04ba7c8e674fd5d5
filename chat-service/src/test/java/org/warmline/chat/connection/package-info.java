/** Tests of what stands between the network and a connection. */
@NullMarked
package org.warmline.chat.connection;

import org.jspecify.annotations.NullMarked;
