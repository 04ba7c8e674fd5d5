package org.warmline.chat.assistant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Messages that ask for nothing, known by small word lists. A message is small talk only if every word of it is: "thanks for
 * nothing" is none.
 */
enum SmallTalk {
    GREETING,
    THANKS,
    FAREWELL,
    ARE_YOU_A_PERSON,
    YES,
    OKAY,
    NO,
    NONE;

    private static final List<String> THANKFUL_SIGNS = List.of("👍", "🙏", "😊", "❤");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> GREETINGS =
            Set.of("hi", "hello", "hey", "hiya", "hallo", "howdy", "greetings", "morning", "afternoon", "evening", "day");
    private static final Set<String> THANKING = Set.of(
            "thanks", "thank", "thx", "ta", "cheers", "perfect", "great", "brilliant", "lovely", "wonderful", "helpful",
            "excellent", "helped", "solved", "answered");
    private static final Set<String> LEAVING = Set.of("bye", "goodbye", "farewell", "later", "goodnight", "night");
    private static final Set<String> AGREEING = Set.of("yes", "yeah", "yep", "yup", "sure", "please");
    private static final Set<String> CONSENTING =
            Set.of("ok", "okay", "alright", "right", "fine", "good", "understood", "cool", "noted");
    private static final Set<String> REFUSING = Set.of("no", "nope", "nah");
    private static final Set<String> WANTING = Set.of("help", "question", "questions");
    private static final Set<String> AROUND_WANTING =
            Set.of("can", "could", "me", "need", "some", "with", "something", "may", "ask", "got", "quick");
    private static final Set<String> WISHED = Set.of("day", "evening", "afternoon", "weekend", "night", "one");

    private static final Set<String> WHO = Set.of(
            "bot", "robot", "chatbot", "human", "person", "machine", "ai", "automated", "computer", "anyone", "anybody",
            "somebody", "someone");
    private static final Set<String> WHO_AT_ALL = Set.of("who", "what");
    private static final Set<String> AROUND_WHO = Set.of(
            "are", "you", "u", "a", "an", "is", "this", "am", "i", "talking", "chatting", "speaking", "writing", "to", "with",
            "real", "really", "or", "just", "actual", "actually", "it", "there", "here", "hello", "hi", "hey");

    /** Words that change nothing about any of the others. */
    private static final Set<String> AROUND = Set.of(
            "there", "again", "all", "you", "u", "so", "very", "much", "a", "lot", "good", "have", "nice", "for", "your", "the",
            "help", "that", "thats", "s", "is", "it", "its", "everything", "now", "then", "and", "oh", "well", "to", "see", "i",
            "m", "dear", "team", "everyone", "many", "this", "information", "info", "really", "was", "kind", "too", "do");

    static SmallTalk in(String text, String assistantName) {
        List<String> all = words(text);
        List<String> words = all.stream()
                .filter(word -> !word.equals(assistantName.toLowerCase(Locale.ROOT)))
                .toList();
        if (words.isEmpty()) {
            // Nothing but the assistant's name: somebody calls it.
            return all.isEmpty() ? NONE : GREETING;
        }
        if (asksWho(words)) {
            return ARE_YOU_A_PERSON;
        }
        if (isMadeOf(words, REFUSING, AROUND, THANKING, CONSENTING, LEAVING)) {
            return NO;
        }
        if (words.contains("have") && isMadeOf(words, WISHED, AROUND, THANKING, LEAVING, CONSENTING)) {
            return FAREWELL;
        }
        if (isMadeOf(words, LEAVING, AROUND, THANKING, CONSENTING)) {
            return FAREWELL;
        }
        if (isMadeOf(words, AGREEING, AROUND, CONSENTING, Set.of("thanks", "thank"))) {
            return YES;
        }
        if (isMadeOf(words, THANKING, AROUND, AGREEING, CONSENTING, GREETINGS)) {
            return THANKS;
        }
        if (isMadeOf(words, GREETINGS, AROUND) || isMadeOf(words, WANTING, AROUND_WANTING, AROUND, GREETINGS, AGREEING)) {
            return GREETING;
        }
        return isMadeOf(words, CONSENTING, AROUND) ? OKAY : NONE;
    }

    private static boolean asksWho(List<String> words) {
        return words.size() > 1
                && (isMadeOf(words, WHO, AROUND_WHO)
                        || (isMadeOf(words, WHO_AT_ALL, AROUND_WHO) && (words.contains("you") || words.contains("this"))));
    }

    private static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        for (String sign : THANKFUL_SIGNS) {
            lower = lower.replace(sign, " thanks ");
        }
        return Arrays.stream(NO_WORD.split(lower)).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether there is a word of the first set and none but of the sets. */
    @SafeVarargs
    private static boolean isMadeOf(List<String> words, Set<String> needed, Set<String>... allowed) {
        return words.stream().anyMatch(needed::contains)
                && words.stream().allMatch(word -> needed.contains(word)
                        || Arrays.stream(allowed).anyMatch(some -> some.contains(word)));
    }
}
