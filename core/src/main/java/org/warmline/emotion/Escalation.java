package org.warmline.emotion;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a person should take over because of a text.
 *
 * @param reason wire name of a {@link ConcernKind}
 * @param because one sentence for the agent, naming the words it rests on
 */
@Serdeable
public record Escalation(String reason, String because) {}
