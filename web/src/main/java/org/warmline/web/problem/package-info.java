/** Every refusal and every fault as a problem document; nothing of an exception's text ever leaves. */
@NullMarked
package org.warmline.web.problem;

import org.jspecify.annotations.NullMarked;
