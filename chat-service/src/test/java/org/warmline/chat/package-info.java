/** What holds for the whole live side. */
@NullMarked
package org.warmline.chat;

import org.jspecify.annotations.NullMarked;
