package dev.standfirst.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer as it is sent, in both codings, and what it was made from.
 *
 * @param headers all that it carries in either coding; written as they go out, to be sent some ten thousand times a second
 * @param tag of the body as it is
 * @param unchanged for whoever has it already
 * @param keys of what it was made from
 * @param madeAt no later than what it shows was read
 * @param until from when it is good no more; null where only a change ends it
 */
record Representation(List<Map.Entry<CharSequence, CharSequence>> headers, String tag, Coded plain, Coded gzip,
        Message unchanged, Set<String> keys, List<Stretch> stretches, Instant madeAt, @Nullable Instant until) {

    /**
     * The body in one coding, with the headers that differ.
     *
     * @param message the whole answer
     */
    record Coded(Buffer body, CharSequence length, CharSequence tag, Message message) {

        static Coded of(byte[] body, String tag, List<Map.Entry<CharSequence, CharSequence>> headers) {
            var message = Message.of(HttpResponseStatus.OK,
                    with(headers, Map.entry(HttpHeaders.ETAG, tag),
                            Map.entry(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length))),
                    body);
            return new Coded(message.body(), HttpHeaders.createOptimized(String.valueOf(body.length)),
                    HttpHeaders.createOptimized(tag), message);
        }
    }

    static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    /** In bytes, of the objects around it. Measured; read it as an order of magnitude. */
    private static final int OVERHEAD = 1_000;
    private static final int OVERHEAD_OF_A_KEY = 150;

    Representation {
        headers = List.copyOf(headers);
        keys = Set.copyOf(keys);
        stretches = List.copyOf(stretches);
    }

    static Representation of(byte[] body, String tag, List<Map.Entry<CharSequence, CharSequence>> headers, Sources sources,
            Instant madeAt) {
        return of(body, tag, headers, sources.keys(), sources.stretches(), madeAt, sources.until());
    }

    /** What is made from the program itself, and good for as long as that runs. */
    static Representation fixed(byte[] body, List<Map.Entry<CharSequence, CharSequence>> headers) {
        return of(body, EntityTag.of(body, null), headers, Set.of(), List.of(), Instant.MIN, null);
    }

    private static Representation of(byte[] body, String tag, List<Map.Entry<CharSequence, CharSequence>> headers,
            Set<String> keys, List<Stretch> stretches, Instant madeAt, @Nullable Instant until) {
        var ready = headers.stream().map(Representation::optimized).toList();
        var gzipped = with(ready, Map.entry(HttpHeaders.CONTENT_ENCODING, GZIP));
        return new Representation(ready, tag, Coded.of(body, tag, ready), Coded.of(gzip(body), EntityTag.gzipped(tag), gzipped),
                Message.of(HttpResponseStatus.NOT_MODIFIED, with(ready, Map.entry(HttpHeaders.ETAG, tag)), new byte[0]), keys,
                stretches, madeAt, until);
    }

    private static Map.Entry<CharSequence, CharSequence> optimized(Map.Entry<CharSequence, CharSequence> header) {
        return Map.entry(optimized(header.getKey()), optimized(header.getValue()));
    }

    private static CharSequence optimized(CharSequence text) {
        return text instanceof String string ? HttpHeaders.createOptimized(string) : text;
    }

    @SafeVarargs
    private static List<Map.Entry<CharSequence, CharSequence>> with(List<Map.Entry<CharSequence, CharSequence>> headers,
            Map.Entry<CharSequence, CharSequence>... further) {
        return Stream.concat(headers.stream(), Arrays.stream(further)).toList();
    }

    Coded in(boolean isGzip) {
        return isGzip ? gzip : plain;
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
        return OVERHEAD + plain.message.length() + gzip.message.length() + unchanged.length() + OVERHEAD_OF_A_KEY * keys.size();
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
