package dev.standfirst.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Path of the redirect from a former slug. */
class FormerSlugRedirectTest {

    @ParameterizedTest
    @CsvSource({
            "/api/v1/posts/{post}, posts, /api/v1/posts/current",
            "/api/v1/posts/{post}, old%2Dpub, /api/v1/posts/current",
            "/api/v1/posts/{post}/revisions/{number}/diff, 3, /api/v1/posts/current/revisions/3/diff",
            "/api/v1/posts/{post}/draft/publish, draft, /api/v1/posts/current/draft/publish",
            "/api/v1/posts/{post}/shares, shares, /api/v1/posts/current/shares" })
    void onlyThePathParameterOfTheKindGetsTheCurrentSlug(String template, String former, String path) {
        assertEquals(path, path(template, former, "current"));
    }

    @ParameterizedTest
    @CsvSource({ "привет-мир, %D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82-%D0%BC%D0%B8%D1%80", "v2.0_final, v2.0_final" })
    void theCurrentSlugIsPercentEncoded(String slug, String encoded) {
        assertEquals("/api/v1/posts/" + encoded, path("/api/v1/posts/{post}", "old", slug));
    }

    private static String path(String template, String former, String current) {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.putSingle("post", former);
        parameters.putSingle("number", "3");
        return FormerSlugRedirect.path(template, parameters, SlugKind.POST.word(), current);
    }
}
