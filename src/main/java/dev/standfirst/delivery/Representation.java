package dev.standfirst.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/**
 * An answer as it is sent, in both codings, and what it was made from.
 *
 * @param headers all that it carries, save the tag
 * @param tag of the body as it is; of its gzip see {@link EntityTag#gzipped}
 * @param keys of what it was made from
 * @param madeAt no later than what it shows was read
 * @param until from when it is good no more; null where only a change ends it
 */
record Representation(List<Map.Entry<String, String>> headers, String tag, Buffer body, Buffer gzip, Set<String> keys,
        List<Stretch> stretches, Instant madeAt, @Nullable Instant until) {

    /** In bytes, of the objects around it. Measured; read it as an order of magnitude. */
    private static final int OVERHEAD = 1_000;
    private static final int OVERHEAD_OF_A_KEY = 150;

    Representation {
        headers = List.copyOf(headers);
        keys = Set.copyOf(keys);
        stretches = List.copyOf(stretches);
    }

    static Representation of(byte[] body, String tag, List<Map.Entry<String, String>> headers, Sources sources,
            Instant madeAt) {
        return new Representation(headers, tag, Buffer.buffer(body), Buffer.buffer(gzip(body)), sources.keys(),
                sources.stretches(), madeAt, sources.until());
    }

    /** A clock that was set back is no reason to believe the future. */
    boolean isGoodAt(Instant now) {
        return !now.isBefore(madeAt) && (until == null || now.isBefore(until));
    }

    boolean isTouchedBy(Change change) {
        return change == Change.OF_ANYTHING || change.keys().stream().anyMatch(keys::contains)
                || stretches.stream().anyMatch(stretch -> stretch.isTouchedBy(change));
    }

    /** Estimated bytes of memory. */
    int weight() {
        return OVERHEAD + body.length() + gzip.length() + OVERHEAD_OF_A_KEY * keys.size();
    }

    private static byte[] gzip(byte[] body) {
        var zipped = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written to", e);
        }
        return zipped.toByteArray();
    }
}
