package org.warmline.phrasebank;

import org.warmline.storage.Sql;

/** The phrase bank as it is shipped, for tests that write to it. */
public final class ShippedBank {
    private ShippedBank() {}

    /** Deletes what is somebody's own; what was edited is as it was. The index is built again if there was anything. */
    public static void restore(PhraseBank bank, Sql sql) {
        int own = sql.update("delete from phrase where edited or source <> 'shipped'")
                + sql.update("delete from situation where edited");
        bank.load();
        if (own > 0) {
            bank.rebuild();
        }
    }
}
