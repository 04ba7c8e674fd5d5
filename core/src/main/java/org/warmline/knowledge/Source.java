package org.warmline.knowledge;

/**
 * Where an answer comes from, as the customer sees it.
 *
 * @param url absolute, or beginning with {@code /} on the origin of the chat
 */
public record Source(String title, String url) {}
