@NullMarked
package org.warmline.standalone.demo;

import org.jspecify.annotations.NullMarked;
