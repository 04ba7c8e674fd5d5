/** What holds for the whole owner's side. */
@NullMarked
package org.warmline.admin;

import org.jspecify.annotations.NullMarked;
