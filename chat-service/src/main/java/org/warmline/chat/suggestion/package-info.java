/**
 * Emotion and suggestions over HTTP.
 */
@NullMarked
package org.warmline.chat.suggestion;

import org.jspecify.annotations.NullMarked;
