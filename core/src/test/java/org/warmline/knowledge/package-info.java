/** The articles of the demo bakery, asked as customers ask. */
@NullMarked
package org.warmline.knowledge;

import org.jspecify.annotations.NullMarked;
