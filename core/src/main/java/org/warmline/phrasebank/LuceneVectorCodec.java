package org.warmline.phrasebank;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * How the nearest vectors are found. Of a bank of usual size all are compared, which takes a millisecond or two and needs nothing built
 * beforehand, while a start waits. A larger one is linked to a graph of neighbours, by 32 candidates for each: with Lucene's hundred that
 * takes minutes for tens of thousands, and the sixty nearest of a search lack one now and then anyway, of many that are alike.
 */
final class LuceneVectorCodec extends Lucene104Codec {
    private static final int MANY = 16_000;
    private static final int CANDIDATES = 32;
    private static final KnnVectorsFormat COMPARED = linked(Integer.MAX_VALUE);
    private static final KnnVectorsFormat LINKED = linked(Lucene99HnswVectorsFormat.HNSW_GRAPH_THRESHOLD);

    private final KnnVectorsFormat format;

    private LuceneVectorCodec(KnnVectorsFormat format) {
        this.format = format;
    }

    static Codec of(int vectors) {
        return new LuceneVectorCodec(vectors > MANY ? LINKED : COMPARED);
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
    }

    /** @param threshold how much a search may look at for all to be compared, in Lucene's estimate */
    private static KnnVectorsFormat linked(int threshold) {
        return new Lucene99HnswVectorsFormat(
                Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                CANDIDATES,
                Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
                null,
                threshold);
    }
}
