package org.warmline.web.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the wire has them: ISO-8601 in UTC, always with milliseconds. */
@Singleton
public final class InstantText implements Serializer<Instant> {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Messages that are stored together are of one moment, and told to many. */
    private static volatile Text last = new Text(Instant.EPOCH, FORMAT.format(Instant.EPOCH));

    public static String of(Instant instant) {
        Text known = last;
        if (!known.instant.equals(instant)) {
            known = new Text(instant, FORMAT.format(instant));
            last = known;
        }
        return known.text;
    }

    private record Text(Instant instant, String text) {}

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Instant> type, Instant value)
            throws IOException {
        encoder.encodeString(of(value));
    }
}
