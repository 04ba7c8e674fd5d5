package org.warmline.bench;

import java.util.List;

/** What people say: 120 bytes each, plain matters without anger or danger, so that nothing is escalated while it is measured. */
final class Bodies {
    private static final int LENGTH = 120;
    private static final List<String> SENTENCES = List.of(
            "Could you tell me whether the rye bread of tomorrow morning can be sliced before it is sent?",
            "We would like the delivery on Thursday between nine and ten, at the side door if possible.",
            "The invoice of last month shows two boxes of rolls, and I remember that there was only one.",
            "Is the gift card good for the baking class as well, or only for what is sold in the shop?",
            "I have moved to another street and want the subscription to come to the new address from May.",
            "How long does the sourdough keep when it stays in its paper bag on the kitchen table?",
            "My order number is 48213, and I only want to know whether it has left the bakery already.",
            "Please add four croissants to the order for Saturday, and leave everything else as it is.");

    private Bodies() {}

    static String of(int index) {
        String sentence = SENTENCES.get(index % SENTENCES.size()) + " ";
        return (sentence + "Thank you for looking into it, and have a good day in the shop.").substring(0, LENGTH);
    }
}
