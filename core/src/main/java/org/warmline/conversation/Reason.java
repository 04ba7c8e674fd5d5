package org.warmline.conversation;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why something was decided, for people.
 *
 * @param kind stable word, such as {@code fewest-open}
 * @param text one sentence
 */
@Serdeable
public record Reason(String kind, String text) {}
