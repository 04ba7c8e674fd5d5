@NullMarked
package org.warmline.admin.phrasebank;

import org.jspecify.annotations.NullMarked;
