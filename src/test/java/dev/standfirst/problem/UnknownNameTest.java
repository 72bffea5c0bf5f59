package dev.standfirst.problem;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An unknown name is answered with the nearest known one. */
class UnknownNameTest {

    private static final List<String> KNOWN = List.of("title", "slug", "excerpt", "status", "publishedAt", "tags", "limit",
            "featured");

    @ParameterizedTest
    @CsvSource({ "titel, title", "Title, title", "tilte, title", "titles, title", "published_at, publishedAt",
            "publishAt, publishedAt", "limt, limit", "limit[], limit", "tag, tags", "exerpt, excerpt", "feature, featured",
            "Slug, slug", "stauts, status" })
    void aTypoLeadsToTheNearestName(String given, String nearest) {
        assertEquals(nearest, UnknownName.nearest(given, KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "headline", "authorName", "💥", "---" })
    void aNameThatIsNotNearLeadsToNone(String given) {
        assertNull(UnknownName.nearest(given, KNOWN));
    }

    @Test
    void aVeryLongNameIsNotComparedAndIsShortened() {
        var detail = UnknownName.inValue("t".repeat(1_000_000), KNOWN, "fields");

        assertThat(detail.length(), lessThan(400));
        assertThat(detail, endsWith("limit, featured"));
    }
}
