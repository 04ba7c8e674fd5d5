@NullMarked
package org.warmline.chat.listening;

import org.jspecify.annotations.NullMarked;
