package org.warmline.report;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What became of a phrase, as the wire has it.
 *
 * @param offered how often it was suggested
 * @param accepted sent as it was
 * @param edited sent after changes
 * @param dismissed put aside; what is neither sent nor put aside was left lying
 * @param used of those that somebody decided about, the share that was sent
 * @param eased of those that were sent and of which the customer's feeling before and after is known, the share after which it was
 *     better; never the cause, for easier conversations may have got the phrase
 */
@Serdeable
public record PhraseRecord(long offered, long accepted, long edited, long dismissed, Share used, Share eased) {
    public static final PhraseRecord NONE = of(0, 0, 0, 0, 0, 0);

    static PhraseRecord of(long offered, long accepted, long edited, long dismissed, long eased, long followed) {
        return new PhraseRecord(
                offered,
                accepted,
                edited,
                dismissed,
                Share.of(accepted + edited, accepted + edited + dismissed),
                Share.of(eased, followed));
    }
}
