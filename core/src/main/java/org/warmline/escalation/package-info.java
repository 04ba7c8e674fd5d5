/**
 * When a person should take over from the assistant.
 *
 * <p>Entry type: {@link org.warmline.escalation.EscalationPolicy}. It joins what the latest text shows, which {@code emotion} has
 * read already, with what happened in the conversation. Depends on {@code emotion} only; stores nothing, tells nobody.
 */
@NullMarked
package org.warmline.escalation;

import org.jspecify.annotations.NullMarked;
