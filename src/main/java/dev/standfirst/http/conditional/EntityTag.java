package dev.standfirst.http.conditional;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.standfirst.crypto.Hashes;

/** Strong validators (RFC 9110, §8.8.3): one for each content coding of a representation, told apart by a suffix. */
public final class EntityTag {

    static final String GZIP = "-gzip";

    /** Of the hash; 96 bits do not collide by chance. */
    private static final int BYTES = 12;

    private static final Pattern LISTED = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private EntityTag() {
    }

    /** {@code "<version>.<hash>"}, or only the hash where there is no version. */
    public static String of(byte[] representation, @Nullable Long version) {
        var hash = Arrays.copyOf(Hashes.sha256(representation), BYTES);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        return "\"" + (version == null ? "" : version + ".") + text + "\"";
    }

    /** The same tag for the gzipped representation. */
    public static String gzipped(String tag) {
        return tag.substring(0, tag.length() - 1) + GZIP + "\"";
    }

    /** Weak comparison, whatever the coding: who has the representation in one coding has its content (RFC 9110, §13.1.2). */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        var opaque = tag.substring(1, tag.length() - 1);
        return LISTED.matcher(ifNoneMatch).results().map(found -> found.group(1))
                .anyMatch(listed -> listed.equals(opaque) || listed.equals(opaque + GZIP));
    }
}
