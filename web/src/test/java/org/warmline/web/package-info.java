/** What holds for the whole edge. */
@NullMarked
package org.warmline.web;

import org.jspecify.annotations.NullMarked;
