/**
 * What the widget needs: its session and its pages.
 */
@NullMarked
package org.warmline.chat.widget;

import org.jspecify.annotations.NullMarked;
