@NullMarked
package org.warmline.admin.report;

import org.jspecify.annotations.NullMarked;
