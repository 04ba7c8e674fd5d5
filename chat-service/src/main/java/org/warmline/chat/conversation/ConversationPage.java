package org.warmline.chat.conversation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warmline.desk.ConversationView;

/**
 * Some conversations, newest activity first.
 *
 * @param next where the next page begins; null: this was the last
 */
@Serdeable
record ConversationPage(
        List<ConversationView> items, @Nullable String next) {}
