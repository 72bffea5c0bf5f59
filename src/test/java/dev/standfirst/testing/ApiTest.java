package dev.standfirst.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

import dev.standfirst.jobs.WakefulJobs;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * A test of the running service over HTTP; the build runs it on H2 and on PostgreSQL. All tests share one database and must
 * not depend on each other: each creates its own authors and posts, and looks only at those. Each subclass is annotated with
 * {@code @QuarkusTest} itself.
 */
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
public abstract class ApiTest {

    static {
        RestAssuredSetup.install();
    }

    @AfterEach
    void resetClock() {
        if (TestClock.INSTANCE.reset()) {
            WakefulJobs.runDueJobs();
        }
    }

    /** A request without a token. */
    protected static RequestSpecification anyone() {
        return given().basePath("/api/v1").contentType(ContentType.JSON);
    }

    /** A request with the token of an author. */
    protected static RequestSpecification as(Person person) {
        return as(person.token());
    }

    /** A request with this token, valid or not. */
    protected static RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    protected static RequestSpecification asAdmin() {
        return as(TestDatabase.ADMIN_TOKEN);
    }

    /** Creates an author with this role and a token with all scopes. */
    protected static Person somebody(String name, String role) {
        var author = asAdmin().body(Map.of("name", name, "role", role)).post("/authors").then().statusCode(201).extract()
                .jsonPath();
        return new Person(author.getString("id"), author.getString("slug"), name,
                token(author.getString("id"), "read", "write", "publish", "admin"));
    }

    /** Creates a token of an author, and returns its secret. */
    protected static String token(String author, String... scopes) {
        return asAdmin().body(Map.of("author", author, "name", "test", "scopes", List.of(scopes))).post("/tokens")
                .then().statusCode(201).extract().path("token");
    }

    /** A post to be created; a draft unless its status is set. */
    protected static PostFixture aPost(String title) {
        return new PostFixture(title);
    }

    /** Creates a category, and returns its slug; {@code parent} is a slug or null. */
    protected static String aCategory(String name, String parent) {
        var input = parent == null ? Map.of("name", name) : Map.of("name", name, "parent", parent);
        return asAdmin().body(input).post("/categories").then().statusCode(201).extract().path("slug");
    }

    /** A text that no other test uses. */
    protected static String unique(String stem) {
        return stem + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
