package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;
import dev.standfirst.post.PostTraits;
import dev.standfirst.text.LanguageTags;

/**
 * Language ranges that a list is filtered by, in canonical case: {@code en} finds posts in {@code en} and {@code en-GB} (basic
 * filtering, RFC 4647, §3.3.1). Empty if every language matches.
 */
record LanguageFilter(List<String> ranges) {

    /** 400 for a text that is no language range. */
    static LanguageFilter of(PostFilter filter) {
        var values = AnyOf.of(PostTraits.LANGUAGE, filter.language());
        if (values == null) {
            return new LanguageFilter(List.of());
        }
        for (var value : values) {
            if (!LanguageTags.isRange(value)) {
                throw INVALID_PARAMETER.in(PostTraits.LANGUAGE, "LanguageRange",
                        "must consist of language ranges such as en or pt-BR; “%s” is none", value);
            }
        }
        return new LanguageFilter(values.contains(LanguageTags.ANY) ? List.of()
                : values.stream().map(LanguageTags::canonical).distinct().toList());
    }

    /** Whether all ranges are within one language, so that one range of an index has the posts in the order of their dates. */
    boolean isOfOneLanguage() {
        return languages().size() == 1;
    }

    /** Traits of the posts that match. */
    Set<String> traits() {
        return ranges.stream().map(range -> PostTraits.named(PostTraits.LANGUAGE, range)).collect(toSet());
    }

    /** Adds the condition that a post matches one of the ranges. */
    void restrict(Where where) {
        if (ranges.isEmpty()) {
            return;
        }
        where.in("p.primaryLanguage", "language", languages());
        var whole = ranges.stream().filter(range -> !isVariety(range)).toList();
        var varieties = ranges.stream().filter(range -> isVariety(range) && !whole.contains(LanguageTags.primary(range))).toList();
        if (!varieties.isEmpty()) {
            var tests = new ArrayList<String>();
            if (!whole.isEmpty()) {
                tests.add("p.primaryLanguage in " + where.list("whole", whole));
            }
            tests.add("p.language in " + where.list("variety", varieties));
            for (int i = 0; i < varieties.size(); i++) {
                tests.add("p.language like :within" + i);
                where.set("within" + i, varieties.get(i) + "-%");
            }
            where.and("(" + String.join(" or ", tests) + ")");
        }
    }

    private List<String> languages() {
        return ranges.stream().map(LanguageTags::primary).distinct().toList();
    }

    private static boolean isVariety(String range) {
        return range.indexOf('-') >= 0;
    }
}
