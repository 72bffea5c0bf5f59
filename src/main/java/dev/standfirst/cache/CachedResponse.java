package dev.standfirst.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.cache.netty.SerializedResponse;
import dev.standfirst.change.Change;
import dev.standfirst.change.Dependencies;
import dev.standfirst.change.ListRange;
import dev.standfirst.http.Header;
import dev.standfirst.http.conditional.EntityTag;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer as it is sent, in both codings, and what it was made from.
 *
 * @param tag of the body as it is
 * @param keys of what it was made from
 * @param madeAt no later than what it shows was read
 * @param until from when it is good no more; null where only a change ends it
 */
public record CachedResponse(String tag, Coded plain, Coded gzip, Set<String> keys, List<ListRange> ranges, Instant madeAt,
        @Nullable Instant until) {

    /**
     * In one coding; written as it goes out, to be sent some ten thousand times a second.
     *
     * @param headers that also whoever has it already is told
     * @param ofBody those of the body alone
     * @param found all of it
     * @param unchanged the answer to whoever has it already
     */
    public record Coded(List<Header> headers, List<Header> ofBody, Buffer body, SerializedResponse found,
            SerializedResponse unchanged) {

        static Coded of(byte[] body, String tag, List<Header> headers, List<Header> coding) {
            var always = with(headers, new Header(HttpHeaders.ETAG, tag));
            var ofBody = with(coding, new Header(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length)));
            var found = SerializedResponse.of(HttpResponseStatus.OK, Stream.concat(always.stream(), ofBody.stream()).toList(),
                    body);
            return new Coded(always, ofBody, found.body(), found,
                    SerializedResponse.of(HttpResponseStatus.NOT_MODIFIED, always, new byte[0]));
        }

        private static List<Header> with(List<Header> headers, Header last) {
            return Stream.concat(headers.stream(), Stream.of(last)).toList();
        }

        private int weight() {
            return found.length() + unchanged.length();
        }
    }

    /** In bytes, of the objects around it. Measured; read it as an order of magnitude. */
    private static final int OVERHEAD = 1_000;
    private static final int OVERHEAD_OF_A_KEY = 150;

    public CachedResponse {
        keys = Set.copyOf(keys);
        ranges = List.copyOf(ranges);
    }

    /** With the headers that it carries in either coding. */
    static CachedResponse of(byte[] body, String tag, List<Header> headers, Dependencies dependencies, Instant madeAt) {
        return of(body, tag, headers, dependencies.keys(), dependencies.ranges(), madeAt, dependencies.expiresAt());
    }

    /** What is made from the program itself, and good for as long as that runs. */
    static CachedResponse fixed(byte[] body, List<Header> headers) {
        return of(body, EntityTag.of(body, null), headers, Set.of(), List.of(), Instant.MIN, null);
    }

    private static CachedResponse of(byte[] body, String tag, List<Header> headers, Set<String> keys, List<ListRange> ranges,
            Instant madeAt, @Nullable Instant until) {
        return new CachedResponse(tag, Coded.of(body, tag, headers, List.of()),
                Coded.of(gzip(body), EntityTag.gzipped(tag), headers,
                        List.of(new Header(HttpHeaders.CONTENT_ENCODING, "gzip"))),
                keys, ranges, madeAt, until);
    }

    public Coded in(boolean isGzip) {
        return isGzip ? gzip : plain;
    }

    /** A clock that was set back is no reason to believe the future. */
    boolean isGoodAt(Instant now) {
        return !now.isBefore(madeAt) && (until == null || now.isBefore(until));
    }

    boolean isTouchedBy(Change change) {
        return change == Change.OF_ANYTHING || change.keys().stream().anyMatch(keys::contains)
                || ranges.stream().anyMatch(range -> range.isTouchedBy(change));
    }

    /** Estimated bytes of memory. */
    int weight() {
        return OVERHEAD + plain.weight() + gzip.weight() + OVERHEAD_OF_A_KEY * keys.size();
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
