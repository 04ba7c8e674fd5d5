/** What joins nodes beside PostgreSQL. */
@NullMarked
package org.warmline.chat.cluster;

import org.jspecify.annotations.NullMarked;
