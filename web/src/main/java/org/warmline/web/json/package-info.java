/** Reading request bodies and frames field by field, with errors that name the field. */
@NullMarked
package org.warmline.web.json;

import org.jspecify.annotations.NullMarked;
