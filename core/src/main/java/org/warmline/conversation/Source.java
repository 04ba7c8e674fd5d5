package org.warmline.conversation;

import io.micronaut.serde.annotation.Serdeable;

/** Where an answer of the assistant comes from. */
@Serdeable
public record Source(String title, String url) {}
