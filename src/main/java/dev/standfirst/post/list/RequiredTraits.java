package dev.standfirst.post.list;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.standfirst.post.PostTraits;

/** The {@link PostTraits} that a list requires of its posts. */
final class RequiredTraits {

    private RequiredTraits() {
    }

    /**
     * Traits that a filter requires, one set of alternatives for each of its parameters. They are the ids of authors, categories,
     * tags and posts, which stay the same when a slug changes.
     */
    static List<Set<String>> of(PostFilter filter, FilterNames names) {
        var required = new ArrayList<Set<String>>();
        names.required().forEach(ids -> required.add(of(ids)));
        var languages = LanguageFilter.of(filter).traits();
        if (!languages.isEmpty()) {
            required.add(languages);
        }
        if (filter.featured() != null) {
            required.add(Set.of(PostTraits.named(PostTraits.FEATURED, filter.featured().toString())));
        }
        return required;
    }

    /** Traits of things with one of the ids. */
    static Set<String> of(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(toSet());
    }
}
