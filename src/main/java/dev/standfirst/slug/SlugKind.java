package dev.standfirst.slug;

import java.util.Locale;

/** Kinds of resources with slugs. A slug is unique within its kind. */
public enum SlugKind {
    POST,
    AUTHOR,
    CATEGORY,
    TAG;

    /** Returns the name of the kind for a sentence, such as “post”. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
