package org.warmline.knowledge;

/** The index was replaced by a newer one between being looked up and being searched: look it up again. */
final class IndexClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexClosedException(Throwable cause) {
        super(cause);
    }
}
