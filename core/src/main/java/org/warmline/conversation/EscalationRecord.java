package org.warmline.conversation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * Why a conversation was handed to a person.
 *
 * @param reason stable word, such as {@code person-requested}
 * @param because one sentence
 */
@Serdeable
public record EscalationRecord(String reason, String because, Instant at) {}
