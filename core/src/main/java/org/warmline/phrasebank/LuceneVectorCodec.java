package org.warmline.phrasebank;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * How the nearest of very many vectors are found: by a graph of neighbours, linked by 32 candidates for each. With Lucene's hundred that takes
 * minutes for tens of thousands, and the sixty nearest of a search lack one now and then anyway, of many that are alike.
 */
final class LuceneVectorCodec extends Lucene104Codec {
    private static final int CANDIDATES = 32;
    private static final KnnVectorsFormat LINKED =
            new Lucene99HnswVectorsFormat(Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN, CANDIDATES);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return LINKED;
    }
}
