package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, on this node, what was committed. Listeners are called on the committing thread: they only take note, and hand work on.
 * Events of one conversation may arrive out of order; the log itself is the order.
 */
@Singleton
public class ConversationEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationEvents.class);

    private final List<Consumer<ConversationEvent>> listeners = new CopyOnWriteArrayList<>();

    public void subscribe(Consumer<ConversationEvent> listener) {
        listeners.add(listener);
    }

    public void publish(ConversationEvent event) {
        for (Consumer<ConversationEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (Throwable e) {
                // One listener's fault, even an error, must not keep the others, or the log, from going on.
                LOG.error("A listener failed on {}", event.getClass().getSimpleName(), e);
            }
        }
    }
}
