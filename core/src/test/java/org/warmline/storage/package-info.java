/** Real PostgreSQL for every module's tests. */
@NullMarked
package org.warmline.storage;

import org.jspecify.annotations.NullMarked;
