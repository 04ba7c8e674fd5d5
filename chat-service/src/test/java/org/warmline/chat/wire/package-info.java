/** The wire over a real server: everything a program may rely on, one fact a test. */
@NullMarked
package org.warmline.chat.wire;

import org.jspecify.annotations.NullMarked;
