/** Who may do what, over every route and every frame of the running application. */
@NullMarked
package org.warmline.standalone.access;

import org.jspecify.annotations.NullMarked;
