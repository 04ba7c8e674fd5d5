package org.warmline.admin.phrasebank;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.PhraseCuration;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.phrasebank.PhraseFilter;

/**
 * The bank as a file, made page by page while it is sent, so that its size costs no memory. A phrase that is changed meanwhile is in it as it
 * was or as it is.
 */
final class PhraseExport implements Enumeration<InputStream> {
    private static final int PAGE = 500;

    private final PhraseCuration curation;
    private final PhraseFilter filter;
    private final Format format;
    private PhraseFilter.@Nullable Position after;
    private boolean begun;
    private boolean ended;

    private PhraseExport(PhraseCuration curation, PhraseFilter filter, Format format) {
        this.curation = curation;
        this.filter = filter;
        this.format = format;
    }

    static InputStream of(PhraseCuration curation, PhraseFilter filter, Format format) {
        return new SequenceInputStream(new PhraseExport(curation, filter, format));
    }

    @Override
    public boolean hasMoreElements() {
        return !ended;
    }

    @Override
    public InputStream nextElement() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<PhraseEntry> page = curation.page(filter, after, PAGE);
        StringBuilder text = new StringBuilder();
        if (!begun) {
            text.append(format.beginning(curation, filter));
        }
        for (PhraseEntry phrase : page) {
            text.append(format.phrase(phrase, !begun));
            begun = true;
        }
        begun = true;
        ended = page.size() < PAGE;
        if (ended) {
            text.append(format.end());
        } else {
            after = PhraseFilter.Position.after(page.getLast());
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What kind of file. */
    enum Format {
        CSV("text/csv") {
            @Override
            String beginning(PhraseCuration curation, PhraseFilter filter) {
                // Without the mark, spreadsheets take UTF-8 for something older.
                return '\uFEFF' + PhraseTable.header();
            }

            @Override
            String phrase(PhraseEntry phrase, boolean first) {
                return PhraseTable.line(phrase);
            }

            @Override
            String end() {
                return "";
            }
        },
        JSON("application/json") {
            @Override
            String beginning(PhraseCuration curation, PhraseFilter filter) {
                return "{\"format\":\"" + PhraseJson.FORMAT + "\",\"version\":1,\"situations\":["
                        + curation.situations().stream()
                                .filter(one ->
                                        filter.locale() == null || one.locale().equals(filter.locale()))
                                .filter(one ->
                                        filter.situation() == null || one.key().equals(filter.situation()))
                                .map(PhraseJson::situation)
                                .collect(Collectors.joining(",\n"))
                        + "],\n\"phrases\":[";
            }

            @Override
            String phrase(PhraseEntry phrase, boolean first) {
                return (first ? "" : ",\n") + PhraseJson.phrase(phrase);
            }

            @Override
            String end() {
                return "]}\n";
            }
        };

        private final String type;

        Format(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        abstract String beginning(PhraseCuration curation, PhraseFilter filter);

        abstract String phrase(PhraseEntry phrase, boolean first);

        abstract String end();
    }
}
