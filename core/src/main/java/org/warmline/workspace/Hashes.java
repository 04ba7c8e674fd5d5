package org.warmline.workspace;

import java.util.Collection;
import java.util.HexFormat;

/** Token hashes as an array that a query can take. */
public final class Hashes {
    private Hashes() {}

    /** For {@code from unnest(?) h}, where {@code decode(h, 'hex')} is a hash. */
    public static String[] hex(Collection<Token.Hash> hashes) {
        return hashes.stream()
                .map(hash -> HexFormat.of().formatHex(hash.bytes()))
                .toArray(String[]::new);
    }
}
