package dev.standfirst.text.html;

import org.jspecify.annotations.Nullable;

/**
 * Part of a body that sanitising removed, and how often.
 *
 * @param element name of the element; “*” for all further ones after the first {@value Removals#MAX} kinds
 * @param attribute name of the attribute of which the whole value or a part of it was removed; null for the element itself
 * @param count number of occurrences
 */
public record Removal(String element, @Nullable String attribute, int count, Reason reason) {

    /** Maximum length of a name in characters; longer ones are cut. */
    public static final int MAX_NAME = 100;

    /** Reason why a part of a body was removed. */
    public enum Reason {
        /** The element, attribute or value is not allowed in a body. */
        NOT_ALLOWED,
        /** A frame of a host that is not configured; a link to its page replaces it. */
        HOST,
        /** An address of a kind that is not allowed. */
        URL,
        /** A picture or another file inside of an address. */
        DATA,
        /** A link to a part of the body that does not exist. */
        NO_TARGET,
        /** An id that occurs more than once. */
        DUPLICATE
    }
}
