package dev.standfirst.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;

/** A post that a test needs, created through the API by the admin unless another author is set. */
public final class PostFixture {

    private final Map<String, Object> input = new LinkedHashMap<>();
    private String token = TestDatabase.ADMIN_TOKEN;

    PostFixture(String title) {
        input.put("title", title);
        input.put("content", Map.of("format", "html", "source", "<p>" + title + ", and what came of it.</p>"));
    }

    public PostFixture by(Person author) {
        token = author.token();
        return this;
    }

    /** Sets the byline, which need not include the author of the request. */
    public PostFixture authors(Person... authors) {
        return with("authors", Arrays.stream(authors).map(Person::slug).toList());
    }

    public PostFixture published() {
        return with("status", "published");
    }

    public PostFixture publishedAt(Instant at) {
        return published().with("publishedAt", at.toString());
    }

    public PostFixture categories(String... slugs) {
        return with("categories", List.of(slugs));
    }

    public PostFixture tags(String... names) {
        return with("tags", List.of(names));
    }

    public PostFixture html(String source) {
        return with("content", Map.of("format", "html", "source", source));
    }

    public PostFixture markdown(String source) {
        return with("content", Map.of("format", "markdown", "source", source));
    }

    /** Sets any property of the input. */
    public PostFixture with(String property, Object value) {
        input.put(property, value);
        return this;
    }

    /** Creates the post, and returns the response. */
    public JsonPath create() {
        return ApiTest.as(token).body(input).post("/posts").then().statusCode(201).extract().jsonPath();
    }

    /** Creates the post, and returns its slug. */
    public String slug() {
        return create().getString("slug");
    }
}
