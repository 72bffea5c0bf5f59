package dev.standfirst.http.conditional;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, §8.8.3), one for each content coding of a representation, distinguished by a suffix. */
public final class EntityTag {

    static final String GZIP = "-gzip";

    /** Length of the hash in bytes; 96 bits do not collide by chance. */
    private static final int BYTES = 12;

    private static final Pattern TAG_IN_LIST = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private EntityTag() {
    }

    /** Returns {@code "<version>.<hash>"}, or only the quoted hash if the version is null. */
    public static String of(byte[] representation, @Nullable Long version) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(representation);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
            return "\"" + (version == null ? "" : version + ".") + text + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the tag of the gzipped representation. */
    public static String gzipped(String tag) {
        return tag.substring(0, tag.length() - 1) + GZIP + "\"";
    }

    /**
     * Compares weakly and regardless of the content coding: a client that has the representation in one coding has its
     * content (RFC 9110, §13.1.2).
     */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        var opaque = tag.substring(1, tag.length() - 1);
        return TAG_IN_LIST.matcher(ifNoneMatch).results().map(found -> found.group(1))
                .anyMatch(listed -> listed.equals(opaque) || listed.equals(opaque + GZIP));
    }
}
