package dev.standfirst.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A response, with its request. Names of headers are in lower case; of repeated headers, only the last is kept. */
public record TestedResponse(String method, String path, Map<String, String> query, int status, Map<String, String> headers,
        byte[] body) {

    /** Splits the address of the request into path and query. */
    public TestedResponse(String method, String uri, int status, Map<String, String> headers, byte[] body) {
        this(method, path(uri), query(uri), status, headers, body);
    }

    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Media type without parameters; null if the response has none. */
    String mediaType() {
        var type = header("Content-Type");
        return type == null ? null : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** Body as a text, decompressed if necessary. */
    public String text() {
        try {
            var compressed = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
            return new String(compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String uri) {
        var end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }

    private static Map<String, String> query(String uri) {
        var query = new LinkedHashMap<String, String>();
        var begin = uri.indexOf('?');
        if (begin >= 0) {
            for (var pair : uri.substring(begin + 1).split("&")) {
                var equals = pair.indexOf('=');
                query.put(URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return query;
    }
}
