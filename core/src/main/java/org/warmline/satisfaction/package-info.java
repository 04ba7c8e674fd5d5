/**
 * The question after a conversation is resolved, and its answer.
 *
 * <p>Entry type: {@link org.warmline.satisfaction.Satisfaction}. Stands on {@code conversation}.
 *
 * <p>One row of {@code satisfaction} is one question. The inbox, the agent and the team are written down when it is asked, so a
 * conversation that is reopened and handed on takes no earlier rating with it.
 */
@NullMarked
package org.warmline.satisfaction;

import org.jspecify.annotations.NullMarked;
