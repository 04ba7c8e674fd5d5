package org.warmline.phrasebank;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * How vectors are linked to their neighbours. Lucene looks at a hundred candidates for each vector it links, which for tens of thousands
 * takes minutes; a bank so large is linked by fewer. The sixty nearest of a search then lack one now and then, of many that are alike.
 */
final class LuceneVectorCodec extends Lucene104Codec {
    private static final int MANY = 8_000;
    private static final int CANDIDATES = 32;

    private final KnnVectorsFormat format =
            new Lucene99HnswVectorsFormat(Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN, CANDIDATES);

    private LuceneVectorCodec() {}

    static Codec of(int vectors) {
        return vectors > MANY ? new LuceneVectorCodec() : Codec.getDefault();
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
    }
}
