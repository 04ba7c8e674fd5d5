package org.warmline.architecture;

/**
 * A class that a rule leaves alone.
 *
 * @param className its full name
 * @param because why, in words that somebody who meets the class for the first time understands
 */
public record Exemption(String className, String because) {
    public Exemption {
        if (because.isBlank()) {
            throw new IllegalArgumentException("an exemption for " + className + " needs a reason");
        }
    }
}
