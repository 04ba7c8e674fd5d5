@NullMarked
package org.warmline.satisfaction;

import org.jspecify.annotations.NullMarked;
