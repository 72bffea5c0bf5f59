package dev.standfirst.http.url;

import java.util.ArrayDeque;
import java.util.Locale;

/**
 * The one spelling of a path that the service serves (RFC 3986, §6.2.2): no empty segments, no dot segments, no slash at the
 * end, unreserved characters as they are, and all other escapes in upper case. Limits, caches and resources compare paths, so
 * another spelling must never reach them.
 */
final class CanonicalPath {

    private CanonicalPath() {
    }

    /**
     * Returns the canonical spelling, which begins with exactly one slash.
     *
     * @param path path whose percent signs all begin an escaped octet; each other character is one octet
     */
    static String of(String path) {
        var segments = new ArrayDeque<String>();
        for (var segment : normalizeEscapes(path).split("/")) {
            switch (segment) {
                case "", "." -> {
                    // Names the same resource as without it.
                }
                case ".." -> segments.pollLast();
                default -> segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String normalizeEscapes(String path) {
        var normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '%') {
                append((char) Integer.parseInt(path, i + 1, i + 3, 16), normal);
                i += 2;
            } else if (c > '~') {
                append(c, normal);
            } else {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    /** Appends an octet, escaped unless it is an unreserved character. */
    private static void append(char octet, StringBuilder to) {
        if (isUnreserved(octet)) {
            to.append(octet);
        } else {
            to.append(String.format(Locale.ROOT, "%%%02X", (int) octet));
        }
    }

    private static boolean isUnreserved(char c) {
        return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
