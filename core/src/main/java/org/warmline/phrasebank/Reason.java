package org.warmline.phrasebank;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a phrase is offered, in words for the agent.
 *
 * @param kind {@code words} (in common, or close in meaning), {@code feeling}, {@code moment}, {@code record} or {@code novelty}
 * @param weight its share of the suggestion's score; negative when it speaks against the phrase
 */
@Serdeable
public record Reason(String kind, String text, double weight) {
    static final String WORDS = "words";
    static final String FEELING = "feeling";
    static final String MOMENT = "moment";
    static final String RECORD = "record";
    static final String NOVELTY = "novelty";
}
