package org.warmline.conversation;

import java.util.UUID;

/** That a message was begun from a suggestion, and whether it was changed before it was sent. */
public record SuggestionUse(UUID id, boolean edited) {}
