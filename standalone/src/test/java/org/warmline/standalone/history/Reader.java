package org.warmline.standalone.history;

/**
 * Somebody who is shown conversations, over as many connections as it takes.
 *
 * @param staff whether all entries are meant for them; a visitor's are those marked so
 */
public record Reader(String name, boolean staff) {
    public static Reader visitor(String name) {
        return new Reader(name, false);
    }

    public static Reader staff(String name) {
        return new Reader(name, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
