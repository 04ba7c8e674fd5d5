package org.warmline.chat.listening;

import java.util.List;
import java.util.stream.IntStream;
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

    /** More than so many at once nobody writes where hearing keeps up: it is far behind, and what was said last matters most. */
    static final int KEEPING_UP = 10;

    /** Where hearing is far behind, or the machine has too little time for everything, the last so many are given to the model. */
    static final int WITH_MODEL_WHEN_BEHIND = 2;

    /**
     * The latest of them, oldest first.
     *
     * @param said by both sides, oldest first
     * @param heardSeq up to where all was heard
     * @param isShort whether the machine has too little time
     */
    static List<Unheard> among(List<Message> said, long heardSeq, boolean isShort) {
        int[] places = IntStream.range(0, said.size())
                .filter(place -> isNews(said.get(place), heardSeq))
                .toArray();
        int withModel = isShort || places.length > KEEPING_UP ? WITH_MODEL_WHEN_BEHIND : AT_ONCE;
        return IntStream.range(Math.max(0, places.length - AT_ONCE), places.length)
                .mapToObj(i -> at(places[i], said, places.length - i <= withModel))
                .toList();
    }

    private static boolean isNews(Message message, long heardSeq) {
        return message.author().kind() == AuthorKind.VISITOR && message.seq() > heardSeq;
    }

    private static Unheard at(int place, List<Message> said, boolean withModel) {
        return new Unheard(said.get(place), said.subList(Math.max(0, place - LOOK_BACK), place), withModel);
    }
}
