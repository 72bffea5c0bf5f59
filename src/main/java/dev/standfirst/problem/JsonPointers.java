package dev.standfirst.problem;

/** JSON Pointers (RFC 6901). */
public final class JsonPointers {

    private JsonPointers() {
    }

    /** Escapes the name of a property for a pointer. */
    public static String escape(String name) {
        return writable(name).replace("~", "~0").replace("/", "~1");
    }

    /** Replaces unpaired surrogates, which have no UTF-8 form, by U+FFFD, so that a response can repeat the text. */
    static String writable(String text) {
        return text.codePoints().map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
