/**
 * What a customer's words show: feelings, urgency and sensitive topics, each with the words that carry it.
 *
 * <p>Entry types: {@link org.warmline.emotion.EmotionDetector} reads a text, {@link org.warmline.emotion.Emotion} is what it
 * found. Nothing here stores anything or talks to anyone; the text never leaves the process.
 */
@NullMarked
package org.warmline.emotion;

import org.jspecify.annotations.NullMarked;
