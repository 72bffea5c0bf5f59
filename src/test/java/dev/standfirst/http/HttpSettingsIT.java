package dev.standfirst.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RunningJar;

/**
 * Settings of the service on the web: a list of origins, for which responses from the resource, the response cache and the fast
 * lane have the same headers, and the URLs of the service and of the front end.
 */
class HttpSettingsIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final String LISTED = "https://reader.example";

    @TempDir
    static Path folder;

    private static RunningJar service;

    @BeforeAll
    static void start() {
        service = RunningJar.start(folder, Map.of("STANDFIRST_CORS_ORIGINS", LISTED + ",*", "STANDFIRST_CORS_HEADERS",
                "Content-Type,If-Match", "STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_PUBLIC_URL", "https://cms.example/base/",
                "STANDFIRST_SITE_PREVIEW_URL", "https://reader.example/preview?slug={slug}&token={token}"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aListedOriginMayReadResponses() {
        assertThreeTimes(200, "access-control-allow-origin: " + LISTED, "Origin: " + LISTED);
    }

    /** A star in a list of origins is a mistake, and allows no further origin. */
    @Test
    void anOriginThatIsNotListedIsRejected() {
        assertThreeTimes(403, "vary: origin", "Origin: https://elsewhere.example");
    }

    @Test
    void aResponseWithoutAnOriginVariesByOrigin() {
        assertThreeTimes(200, "vary: origin");
    }

    @Test
    void aPageOfTheServiceItselfMayUseIt() {
        assertThreeTimes(200, "vary: origin", "Origin: https://localhost");
    }

    @Test
    void aPreflightResponseListsTheConfiguredHeaders() {
        service.anyone().header("Origin", LISTED).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "sentry-trace").options("/posts/a").then().statusCode(200)
                .header("Access-Control-Allow-Origin", LISTED)
                .header("Access-Control-Allow-Headers", anyOf(equalTo("Content-Type, If-Match"), equalTo("If-Match, Content-Type")));
    }

    @Test
    void absoluteUrlsBeginWithTheConfiguredOneWhateverTheHost() {
        var post = service.as(TOKEN).header("Host", "evil.example").body(Map.of("title", "Under one address")).post("/posts");
        var link = service.as(TOKEN).header("Host", "evil.example").body(Map.of()).post("/posts/{post}/preview-links",
                post.<String> path("slug"));

        post.then().statusCode(201).header("Location", "https://cms.example/base/api/v1/posts/under-one-address");
        link.then().statusCode(201)
                .body("url", equalTo("https://reader.example/preview?slug=under-one-address&token=" + link.path("token")))
                .header("Location", "https://cms.example/base/api/v1/posts/under-one-address?preview=" + link.path("token"));
        given().baseUri("http://localhost").port(service.uri("").getPort()).get("/openapi").then()
                .body(containsString("- url: https://cms.example/base\n")).header("Cache-Control", "public, no-cache");
    }

    private static void assertThreeTimes(int status, String header, String... requestHeaders) {
        try (var connection = new RawConnection(service.uri("/").getPort())) {
            for (int i = 0; i < 3; i++) {
                var response = connection.exchange(RawConnection.request("GET /api/v1/site", requestHeaders));

                assertEquals(status, response.status());
                assertTrue(response.headers().stream().anyMatch(header::equalsIgnoreCase),
                        () -> header + " in " + response.headers());
            }
        }
    }
}
