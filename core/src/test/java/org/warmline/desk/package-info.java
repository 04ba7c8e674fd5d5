/** Tests of the desk. */
@NullMarked
package org.warmline.desk;

import org.jspecify.annotations.NullMarked;
