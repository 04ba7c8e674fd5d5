package org.warmline.chat.listening;

import java.util.ArrayList;
import java.util.List;
import org.warmline.conversation.AuthorKind;
import org.warmline.conversation.Message;

/**
 * A message of the visitor's that was not heard yet.
 *
 * @param before what was said before it, the latest last
 * @param withModel whether it is worth the model's time
 */
record Unheard(Message message, List<Message> before, boolean withModel) {
    /** How much was said before a message that helps to understand it. */
    static final int LOOK_BACK = 12;

    /** As many as a visitor may send in ten seconds: only where limits are off can the oldest go without a reading. */
    static final int AT_ONCE = 20;

    /** Where the machine has too little time for everything, so many of what is heard at once are given to the model. */
    static final int WITH_MODEL_WHEN_SHORT = 2;

    /**
     * The latest of them, oldest first.
     *
     * @param said by both sides, oldest first
     * @param heardSeq up to where all was heard
     * @param isShort whether the machine has too little time
     */
    static List<Unheard> among(List<Message> said, long heardSeq, boolean isShort) {
        int withModel = isShort ? WITH_MODEL_WHEN_SHORT : AT_ONCE;
        List<Unheard> unheard = new ArrayList<>();
        for (int place = said.size() - 1; place >= 0 && unheard.size() < AT_ONCE; place--) {
            Message message = said.get(place);
            if (message.author().kind() == AuthorKind.VISITOR && message.seq() > heardSeq) {
                List<Message> before = said.subList(Math.max(0, place - LOOK_BACK), place);
                unheard.addFirst(new Unheard(message, before, unheard.size() < withModel));
            }
        }
        return unheard;
    }
}
