package org.warmline.chat.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What a connection may do before it is refused or closed, as {@code docs/protocol.md} has it. Each can be given by environment:
 * {@code WARMLINE_LIMITS_VISITOR_SENDS=40}.
 *
 * @param bodyCharacters code points of one message
 * @param visitorSends sends of one visitor within the window, over all their connections
 * @param staffSends the same of one of the staff
 * @param sendWindow a sliding one
 * @param visitorConnections beyond it the oldest is closed
 * @param staffConnections beyond it the oldest is closed
 * @param helloWithin from the handshake
 * @param pingEvery without a sign of life
 * @param unansweredPings with so many the next is not sent: the connection is closed
 * @param unwrittenBytes what a reader may leave lying
 * @param unwrittenFor how long it may leave anything lying
 */
@ConfigurationProperties("warmline.limits")
public record ChatLimits(
        @Bindable(defaultValue = "8000") int bodyCharacters,
        @Bindable(defaultValue = "20") int visitorSends,
        @Bindable(defaultValue = "200") int staffSends,
        @Bindable(defaultValue = "10s") Duration sendWindow,
        @Bindable(defaultValue = "10") int visitorConnections,
        @Bindable(defaultValue = "50") int staffConnections,
        @Bindable(defaultValue = "5s") Duration helloWithin,
        @Bindable(defaultValue = "25s") Duration pingEvery,
        @Bindable(defaultValue = "2") int unansweredPings,
        @Bindable(defaultValue = "1048576") int unwrittenBytes,
        @Bindable(defaultValue = "10s") Duration unwrittenFor) {}
