package dev.standfirst.slug;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reference to a resource in a path or a body, by id or by slug; exactly one of them is set. */
public record Ref(@Nullable UUID id, @Nullable String slug) {

    /** Maximum length in characters, of either form. */
    public static final int MAX_LENGTH = Slug.MAX_LENGTH;

    private static final Pattern UUID_FORM = Pattern.compile(Slug.UUID_PATTERN, Pattern.CASE_INSENSITIVE);

    /** Parses a reference; a slug never has the form of a UUID. Jakarta REST finds this method by its name. */
    public static Ref fromString(String text) {
        return UUID_FORM.matcher(text).matches() ? new Ref(UUID.fromString(text.toLowerCase(Locale.ROOT)), null)
                : new Ref(null, text);
    }

    /** Returns the slug in the form in which slugs are stored; null for an id. */
    public @Nullable String foldedSlug() {
        return slug == null ? null : Slug.fold(slug);
    }

    /** Returns whether a resource can have this reference; if not, no query is necessary. */
    public boolean isWellFormed() {
        return slug == null || Slug.isValid(slug);
    }

    @Override
    public String toString() {
        return id != null ? id.toString() : String.valueOf(slug);
    }
}
