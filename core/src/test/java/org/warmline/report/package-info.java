@NullMarked
package org.warmline.report;

import org.jspecify.annotations.NullMarked;
