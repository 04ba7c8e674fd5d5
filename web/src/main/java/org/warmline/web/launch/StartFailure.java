package org.warmline.web.launch;

/** Warmline cannot start, and the message tells the person at the terminal why and what to do, in whole sentences. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailure(String sentence) {
        super(sentence);
    }

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
