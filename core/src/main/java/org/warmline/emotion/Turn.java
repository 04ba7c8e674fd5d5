package org.warmline.emotion;

/**
 * An earlier message of the same conversation.
 *
 * @param fromCustomer whether the customer wrote it; else an agent or the assistant did
 */
public record Turn(boolean fromCustomer, String text) {}
