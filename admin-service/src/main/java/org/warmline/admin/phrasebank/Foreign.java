package org.warmline.admin.phrasebank;

import org.warmline.phrasebank.ImportedLine;

/** Entries of other programs, whichever file they came in. */
final class Foreign {
    private Foreign() {}

    /** A named text with their placeholders. */
    static ImportedLine line(int line, String name, String text) {
        if (text.length() > ForeignText.LONGEST) {
            return new ImportedLine.Unusable(line, text, "It is far longer than a phrase may be.");
        }
        return switch (ForeignText.of(text)) {
            case ForeignText.Ours.Text ours -> new ImportedLine.Bare(line, name, ours.text());
            case ForeignText.Ours.Refused refused -> new ImportedLine.Unusable(line, text, refused.reason());
        };
    }

    /** NUL or half of a surrogate pair: neither can be stored, and neither is shown. */
    static ImportedLine unstorable(int line) {
        return new ImportedLine.Unusable(line, "", "It holds characters that cannot be stored.");
    }
}
