package dev.standfirst.problem;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Words for a name that the API does not know, such as that of a property or a sort key, with the nearest known one. */
public final class UnknownName {

    /** No name of the API is as long, so that longer ones need no comparison. */
    private static final int MAX_COMPARED = 60;

    /** In characters; a client recognises its own input by fewer. */
    private static final int MAX_QUOTED = 100;

    private UnknownName() {
    }

    /**
     * Describes a name that is not one of the known ones, as the end of a sentence.
     *
     * @param kind kind of the names in the plural, such as {@code properties}
     */
    public static String detail(String given, Collection<String> known, String kind) {
        return "is not known here; " + known(given, known, kind);
    }

    /** Describes a value that contains such a name, as the end of a sentence. */
    public static String inValue(String given, Collection<String> known, String kind) {
        return "contains “" + shortened(given) + "”, which is not known here; " + known(given, known, kind);
    }

    private static String known(String given, Collection<String> known, String kind) {
        if (known.isEmpty()) {
            return "there are no " + kind;
        }
        var nearest = nearest(given, known);
        return "known " + kind + " are " + String.join(", ", known)
                + (nearest == null ? "" : "; the nearest is “" + nearest + "”");
    }

    /** Returns the known name that was probably meant; null if none is near. */
    public static @Nullable String nearest(String given, Collection<String> known) {
        var name = simplified(given);
        if (name.isEmpty() || name.length() > MAX_COMPARED) {
            return null;
        }
        var furthest = Math.min(Math.max(1, name.length() / 3), name.length() - 1);
        return known.stream().filter(candidate -> distance(name, simplified(candidate)) <= furthest)
                .min(comparingInt(candidate -> distance(name, simplified(candidate)))).orElse(null);
    }

    /** Shortens a text of a client that an error repeats. */
    public static String shortened(String text) {
        return text.length() <= MAX_QUOTED ? JsonPointers.writable(text)
                : JsonPointers.writable(text.substring(0, MAX_QUOTED - 1)) + "…";
    }

    /** Ignores case and separators, so that {@code published_at} is nearest to {@code publishedAt}. */
    private static String simplified(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\[\\]-]", "");
    }

    /** Number of characters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                var replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replaced);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
