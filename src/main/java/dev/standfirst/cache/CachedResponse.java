package dev.standfirst.cache;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.Dependencies;
import dev.standfirst.change.ListRange;
import dev.standfirst.change.Validity;
import dev.standfirst.http.Header;
import dev.standfirst.http.coding.ContentCoding;
import dev.standfirst.http.conditional.EntityTag;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;

/**
 * A finished response in both content codings, with the dependencies that invalidate it.
 *
 * @param tag entity tag of the body without a content coding
 * @param keys dependency keys
 */
public record CachedResponse(String tag, Coded identity, Coded gzip, Set<String> keys, List<ListRange> ranges,
        Validity validity) {

    /** The response in one content coding, and the 304 for clients that have its body. */
    record Coded(SerializedResponse ok, SerializedResponse notModified) {

        static Coded of(byte[] body, String tag, List<Header> headers, List<Header> coding, ResponseSerializer serializer) {
            var withTag = with(headers, new Header(HttpHeaders.ETAG, tag));
            var ofBody = with(coding, new Header(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length)));
            return new Coded(
                    serializer.serialize(HttpResponseStatus.OK, Stream.concat(withTag.stream(), ofBody.stream()).toList(),
                            body),
                    serializer.serialize(HttpResponseStatus.NOT_MODIFIED, withTag, new byte[0]));
        }

        private static List<Header> with(List<Header> headers, Header last) {
            return Stream.concat(headers.stream(), Stream.of(last)).toList();
        }

        private int size() {
            return ok.size() + notModified.size();
        }
    }

    /** Bytes of the objects around a response, measured; right to an order of magnitude. */
    private static final int OVERHEAD = 1_000;
    private static final int OVERHEAD_OF_A_KEY = 150;

    public CachedResponse {
        keys = Set.copyOf(keys);
        ranges = List.copyOf(ranges);
    }

    /**
     * @param headers headers in either content coding
     * @param readAt no later than anything was read for the response
     */
    static CachedResponse of(byte[] body, String tag, List<Header> headers, Dependencies dependencies, Instant readAt,
            ResponseSerializer serializer) {
        return of(body, tag, headers, dependencies.keys(), dependencies.ranges(),
                new Validity(readAt, dependencies.expiresAt()), serializer);
    }

    /** A response made from the program itself, valid for as long as the program runs and sent only by the router. */
    static CachedResponse fixed(byte[] body, List<Header> headers) {
        return of(body, EntityTag.of(body, null), headers, Set.of(), List.of(), new Validity(Instant.MIN, null),
                ResponseSerializer.HEAP);
    }

    private static CachedResponse of(byte[] body, String tag, List<Header> headers, Set<String> keys, List<ListRange> ranges,
            Validity validity, ResponseSerializer serializer) {
        return new CachedResponse(tag, Coded.of(body, tag, headers, List.of(), serializer),
                Coded.of(ContentCoding.gzip(body), EntityTag.gzipped(tag), headers,
                        List.of(new Header(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP)), serializer),
                keys, ranges, validity);
    }

    /** Selects the response to a request: a 304 if the client has the body (RFC 9110, §13.1.2), otherwise the whole. */
    public SerializedResponse select(@Nullable String ifNoneMatch, boolean isGzip) {
        var coded = isGzip ? gzip : identity;
        return ifNoneMatch != null && EntityTag.matches(ifNoneMatch, tag) ? coded.notModified : coded.ok;
    }

    boolean isValidAt(Instant now) {
        return validity.includes(now);
    }

    boolean isAffectedBy(Change change) {
        return change == Change.OF_EVERYTHING || change.keys().stream().anyMatch(keys::contains)
                || ranges.stream().anyMatch(range -> range.isAffectedBy(change));
    }

    /** Estimated memory in bytes. */
    int weight() {
        return OVERHEAD + identity.size() + gzip.size() + OVERHEAD_OF_A_KEY * keys.size();
    }
}
