/** What operators read: metrics and the API's description. */
@NullMarked
package org.warmline.web.status;

import org.jspecify.annotations.NullMarked;
