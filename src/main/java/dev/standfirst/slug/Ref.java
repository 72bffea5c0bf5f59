package dev.standfirst.slug;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** How a path or a body names a resource: by its id or by its slug, of which exactly one is set. */
public record Ref(@Nullable UUID id, @Nullable String slug) {

    /** In characters, of either form. */
    public static final int MAX_LENGTH = Slug.MAX_LENGTH;

    private static final Pattern UUID_FORM = Pattern.compile(Slug.UUID_PATTERN, Pattern.CASE_INSENSITIVE);

    /** A slug never looks like a UUID, so the form tells which it is. The name is the one that Jakarta REST looks for. */
    public static Ref fromString(String text) {
        return UUID_FORM.matcher(text).matches() ? new Ref(UUID.fromString(text.toLowerCase(Locale.ROOT)), null)
                : new Ref(null, text);
    }

    /** False for what no resource can be called, so that the database need not be asked. */
    public boolean isWellFormed() {
        return slug == null || Slug.isValid(slug);
    }

    @Override
    public String toString() {
        return id != null ? id.toString() : String.valueOf(slug);
    }
}
