package org.warmline.chat.protocol;

/** Why a socket is closed by us, and with it what the client should do: 40xx come back, 41xx stay away. */
public enum CloseCode {
    /** A binary frame: only text is spoken here. */
    NOT_TEXT(1003),
    /** A text that is not UTF-8. */
    NOT_UTF8(1007),
    /** A message of more than 64 KiB, its fragments added up. */
    TOO_BIG(1009),
    /** The reader let 1 MiB, or 10 s, go unread. It comes back and resumes. */
    SLOW_READER(4001),
    /** This node is about to stop. */
    DRAINING(4002),
    /** More is waiting than this node takes on. */
    BUSY(4003),
    /** Two pings stayed unanswered. */
    HEARTBEAT_MISSED(4004),
    /** No {@code hello} within five seconds. */
    NO_HELLO(4005),
    /** The first frame was no {@code hello}, or ten frames in a minute could not be read. */
    MALFORMED(4100),
    /** No token, or one that is not good. */
    NOT_AUTHENTICATED(4101),
    /** The token was revoked while connected. */
    REVOKED(4102),
    /** The same person opened too many connections; the oldest gives way. */
    DISPLACED(4103),
    /** This caller may never connect here. */
    NOT_ALLOWED(4104);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
