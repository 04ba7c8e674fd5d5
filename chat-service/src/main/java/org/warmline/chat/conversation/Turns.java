package org.warmline.chat.conversation;

import java.util.List;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.Message;
import org.warmline.emotion.Turn;

/** What was said in a conversation, as those take it who read a message and look for words. */
public final class Turns {
    private Turns() {}

    public static List<Turn> of(List<Message> said) {
        return said.stream()
                .map(message -> new Turn(message.author().kind() == AuthorKind.VISITOR, message.body()))
                .toList();
    }
}
