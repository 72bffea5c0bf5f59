package dev.standfirst.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Path of the redirect from a former slug. */
class FormerSlugRedirectTest {

    @ParameterizedTest
    @CsvSource({ "/api/v1/posts/old, old, /api/v1/posts/new-one", "/api/v1/posts/old%2Dslug, old-slug, /api/v1/posts/new-one",
            "/api/v1/posts/posts, posts, /api/v1/posts/new-one", "/api/v1/posts/v1/, v1, /api/v1/posts/new-one/",
            "/api/v1/posts/%D0%BC%D0%B8%D1%80, мир, /api/v1/posts/new-one",
            "/api/v1/posts/%d0%bc%d0%b8%d1%80, мир, /api/v1/posts/new-one" })
    void onlyTheParameterIsReplaced(String path, String former, String expected) {
        assertEquals(expected, FormerSlugRedirect.current(path, "/api/v1/posts/{post}", former, "new-one"));
    }

    @ParameterizedTest
    @CsvSource({ "/api/v1/posts/old/shares, /api/v1/posts/{post}/shares, /api/v1/posts/%D0%BC%D0%B8%D1%80/shares",
            "/api/v1/posts/old/revisions/old, /api/v1/posts/{post}/revisions/{number}, /api/v1/posts/%D0%BC%D0%B8%D1%80/revisions/%D0%BC%D0%B8%D1%80" })
    void currentSlugIsPercentEncoded(String path, String template, String expected) {
        assertEquals(expected, FormerSlugRedirect.current(path, template, "old", "мир"));
    }
}
