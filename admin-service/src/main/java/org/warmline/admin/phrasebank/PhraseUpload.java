package org.warmline.admin.phrasebank;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.warmline.problem.Problem;

/** A file as somebody sent it; what it is shows in how it begins. */
final class PhraseUpload {
    /** More is the export of another kind of program, or somebody's mischief. */
    static final int MOST = 5_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PhraseUpload() {}

    /** Refuses with a {@link Problem} of one sentence what is no file of phrases. */
    static PhraseJson.Content read(byte[] bytes) {
        String text = text(bytes);
        if (text.isBlank()) {
            throw Problem.field("file", "must hold at least one phrase");
        }
        String beginning = text.stripLeading();
        return beginning.startsWith("{") || beginning.startsWith("[")
                ? PhraseJson.read(text, MOST)
                : new PhraseJson.Content(List.of(), PhraseTable.read(text, MOST));
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.field("file", "must be text in UTF-8; in a spreadsheet, save it as \"CSV UTF-8\"");
        }
    }
}
