/**
 * Who of the staff is there, and what they choose to be.
 */
@NullMarked
package org.warmline.chat.staff;

import org.jspecify.annotations.NullMarked;
