package org.warmline.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * An opaque secret of 256 random bits that proves who somebody is. Only its hash is stored; prints as redacted.
 *
 * @param secret what the client holds
 */
public record Token(String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAXIMUM_LENGTH = 200;

    public static Token random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** One that shows whom it is for, so that it is looked up in one place only; and so that one in a log or a commit is known for what it is. */
    public static Token random(Holder holder) {
        return new Token(holder.prefix + random().secret);
    }

    /** Whether this can be a token at all; saves hashing what a stranger sends in bulk. */
    public boolean plausible() {
        return !secret.isEmpty() && secret.length() <= MAXIMUM_LENGTH;
    }

    /** False when it shows that it is for somebody else. Says nothing about whether it is good. */
    public boolean mayBeOf(Holder holder) {
        return Arrays.stream(Holder.values())
                .filter(other -> secret.startsWith(other.prefix))
                .allMatch(other -> other == holder);
    }

    public Hash hash() {
        try {
            return new Hash(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Token[redacted]";
    }

    /** Whom a token is for. */
    public enum Holder {
        STAFF("wls_"),
        VISITOR("wlv_");

        private final String prefix;

        Holder(String prefix) {
            this.prefix = prefix;
        }
    }

    /** SHA-256 of a token: what is stored and compared. */
    public record Hash(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Hash[redacted]";
        }
    }
}
