package dev.standfirst.http.coding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Choice between the two content codings of a response, gzip and identity, by {@code Accept-Encoding} (RFC 9110, §12.5.3). A
 * parser of its own, because it runs for each cached response, and Netty's compares the names with regard to case and ignores
 * the weight of {@code identity}.
 */
public final class ContentCoding {

    public static final String GZIP = "gzip";

    /** Older name of gzip, which recipients should treat as equal (RFC 9110, §8.4.1.3). */
    private static final String X_GZIP = "x-gzip";
    private static final String IDENTITY = "identity";
    private static final String ANY = "*";

    /** Weight 1. Weights have up to three decimals (RFC 9110, §12.4.2), and so are counted in thousandths. */
    private static final int FULL = 1000;
    private static final int NOT_LISTED = -1;

    private ContentCoding() {
    }

    /** Returns whether the response to the request is compressed. Clients of HTTP/1.0 may not know gzip. */
    public static boolean isGzip(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0
                && isGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /**
     * Returns whether the client accepts gzip and does not prefer identity. If it accepts neither, the response is not
     * compressed.
     *
     * @param acceptEncoding value of the header; null if the request has none
     */
    public static boolean isGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        var gzip = NOT_LISTED;
        var identity = NOT_LISTED;
        var any = NOT_LISTED;
        for (int start = 0, end; start < acceptEncoding.length(); start = end + 1) {
            end = indexOf(',', acceptEncoding, start, acceptEncoding.length());
            var endOfName = indexOf(';', acceptEncoding, start, end);
            if (isNamed(GZIP, acceptEncoding, start, endOfName) || isNamed(X_GZIP, acceptEncoding, start, endOfName)) {
                gzip = Math.max(gzip, weight(acceptEncoding, endOfName, end));
            } else if (isNamed(IDENTITY, acceptEncoding, start, endOfName)) {
                identity = Math.max(identity, weight(acceptEncoding, endOfName, end));
            } else if (isNamed(ANY, acceptEncoding, start, endOfName)) {
                any = Math.max(any, weight(acceptEncoding, endOfName, end));
            }
        }
        var weightOfGzip = gzip == NOT_LISTED ? any : gzip;
        // A coding that is not listed is less wanted than any that is; identity is only acceptable by default.
        var weightOfIdentity = identity == NOT_LISTED ? any : identity;
        return weightOfGzip > 0 && weightOfGzip >= weightOfIdentity;
    }

    /** Compresses bytes. */
    public static byte[] gzip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written to", e);
        }
        return zipped.toByteArray();
    }

    private static int indexOf(char wanted, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return end;
    }

    /** Returns whether this part of the text is the name, regardless of case and of whitespace around it. */
    private static boolean isNamed(String name, String text, int start, int end) {
        var from = start;
        while (from < end && isSpace(text.charAt(from))) {
            from++;
        }
        var to = from + name.length();
        if (to > end || !text.regionMatches(true, from, name, 0, name.length())) {
            return false;
        }
        while (to < end && isSpace(text.charAt(to))) {
            to++;
        }
        return to == end;
    }

    /** Returns the weight among the parameters of a coding; 1 if there is none, 0 if it is malformed. */
    private static int weight(String text, int start, int end) {
        for (int from = start + 1, to; from <= end; from = to + 1) {
            to = indexOf(';', text, from, end);
            var parameter = text.substring(from, to).strip();
            if (parameter.length() > 1 && (parameter.charAt(0) == 'q' || parameter.charAt(0) == 'Q')
                    && parameter.charAt(1) == '=') {
                return thousandths(parameter, 2);
            }
        }
        return FULL;
    }

    /** Parses a number from 0 to 1 with up to three decimals; returns 0 for anything else. */
    private static int thousandths(String text, int start) {
        var digits = text.length() - start;
        if (digits == 0 || digits > 5 || digits > 1 && text.charAt(start + 1) != '.') {
            return 0;
        }
        var weight = 0;
        for (int i = start, unit = FULL; i < text.length(); i++) {
            if (i == start + 1) {
                continue;
            }
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            weight += digit * unit;
            unit /= 10;
        }
        return weight <= FULL ? weight : 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
