package org.warmline.web.launch;

/** A value that must not reach a log: prints as redacted. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "[redacted]";
    }
}
