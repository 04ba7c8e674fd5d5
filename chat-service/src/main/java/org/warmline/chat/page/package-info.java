/**
 * The console's pages, as the front end's build packed them.
 */
@NullMarked
package org.warmline.chat.page;

import org.jspecify.annotations.NullMarked;
