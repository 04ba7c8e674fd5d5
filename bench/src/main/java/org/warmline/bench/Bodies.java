package org.warmline.bench;

import java.util.List;
import org.warmline.bench.wire.SendFrame;

/**
 * What people say: 120 bytes each, plain matters without anger or danger, so that nothing is escalated while it is measured. Each speaks of an
 * order, whose number changes from message to message: hearing remembers what it has just heard.
 */
final class Bodies {
    private static final int LENGTH = 120;
    private static final List<String> SENTENCES = List.of(
            "Could you tell me whether the rye bread of order ##### can be sliced before it is sent?",
            "We would like order ##### on Thursday between nine and ten, at the side door if possible.",
            "The invoice of order ##### shows two boxes of rolls, and I remember that there was only one.",
            "Is the gift card of order ##### good for the baking class as well, or only for the shop?",
            "I have moved to another street and want order ##### to come to the new address from May.",
            "How long does the sourdough of order ##### keep in its paper bag on the kitchen table?",
            "My order number is #####, and I only want to know whether it has left the bakery already.",
            "Please add four croissants to order ##### for Saturday, and leave everything else as it is.");

    private Bodies() {}

    /** With {@link SendFrame#ORDER} in it. */
    static String of(int index) {
        String sentence = SENTENCES.get(index % SENTENCES.size()) + " ";
        return (sentence + "Thank you for looking into it, and have a good day in the shop.").substring(0, LENGTH);
    }
}
