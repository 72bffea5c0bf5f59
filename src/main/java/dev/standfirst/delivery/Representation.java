package dev.standfirst.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer as it is sent, in both codings, and what it was made from.
 *
 * @param headers all that it carries in either coding; written as they go out, to be sent some ten thousand times a second
 * @param tag of the body as it is
 * @param keys of what it was made from
 * @param madeAt no later than what it shows was read
 * @param until from when it is good no more; null where only a change ends it
 */
record Representation(List<Map.Entry<CharSequence, CharSequence>> headers, String tag, Coded plain, Coded gzip,
        Set<String> keys, List<Stretch> stretches, Instant madeAt, @Nullable Instant until) {

    /** The body in one coding, with the headers that differ. */
    record Coded(Buffer body, CharSequence length, CharSequence tag) {

        static Coded of(byte[] body, String tag) {
            return new Coded(outsideOfTheHeap(body), HttpHeaders.createOptimized(String.valueOf(body.length)),
                    HttpHeaders.createOptimized(tag));
        }
    }

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
        return new Representation(headers.stream().map(Representation::optimized).toList(), tag, Coded.of(body, tag),
                Coded.of(gzip(body), EntityTag.gzipped(tag)), sources.keys(), sources.stretches(), madeAt, sources.until());
    }

    /** What is made from the program itself, and good for as long as that runs. */
    static Representation fixed(byte[] body, Map<String, String> headers) {
        var tag = EntityTag.of(body, null);
        return new Representation(headers.entrySet().stream().map(Representation::optimized).toList(), tag,
                Coded.of(body, tag), Coded.of(gzip(body), EntityTag.gzipped(tag)), Set.of(), List.of(), Instant.MIN, null);
    }

    private static Map.Entry<CharSequence, CharSequence> optimized(Map.Entry<String, String> header) {
        return Map.entry(HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue()));
    }

    /** From where the socket takes it; from the heap, it would be copied there each time. The garbage collector frees it. */
    @SuppressWarnings("deprecation") // There is no other way to make such a buffer, as of Vert.x 4.
    private static Buffer outsideOfTheHeap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
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
        return OVERHEAD + plain.body.length() + gzip.body.length() + OVERHEAD_OF_A_KEY * keys.size();
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
