package dev.standfirst.slug;

import java.util.Locale;

/** What a slug may lead to. Slugs are unique within a kind. */
public enum SlugKind {
    POST,
    AUTHOR,
    CATEGORY,
    TAG;

    /** The kind in a sentence, such as “post”. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
