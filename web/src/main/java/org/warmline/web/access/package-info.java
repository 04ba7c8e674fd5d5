/** Who is calling, over HTTP: the token, the origin, and what a route allows. Decisions themselves are in {@code org.warmline.access}. */
@NullMarked
package org.warmline.web.access;

import org.jspecify.annotations.NullMarked;
