package org.warmline.emotion;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Words that carried a reading.
 *
 * @param from first UTF-16 offset into the text
 * @param to offset after the last one
 * @param text the words as written
 * @param label the feeling's wire name, or a concern's kind
 * @param weight how much they counted, -1..1; negative when they spoke against the label
 */
@Serdeable
public record Evidence(int from, int to, String text, String label, double weight) {}
