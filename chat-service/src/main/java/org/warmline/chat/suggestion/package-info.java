/**
 * Emotion, suggestions and the check of a draft over HTTP.
 */
@NullMarked
package org.warmline.chat.suggestion;

import org.jspecify.annotations.NullMarked;
