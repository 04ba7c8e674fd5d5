/** How staff sign in and out, and how the first owner comes to be. */
@NullMarked
package org.warmline.web.signin;

import org.jspecify.annotations.NullMarked;
