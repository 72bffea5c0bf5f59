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
 * A story told to the running service over HTTP; the build runs it on H2 and on PostgreSQL. Stories share one database and must
 * not see each other: each makes its own people and posts, and looks only at those. Each class says {@code @QuarkusTest}
 * itself.
 */
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
public abstract class ApiTest {

    static {
        RestAssuredSetup.always();
    }

    @AfterEach
    void backToThePresent() {
        if (TestClock.INSTANCE.reset()) {
            WakefulJobs.runDueJobs();
        }
    }

    /** A request without a token. */
    protected static RequestSpecification anyone() {
        return given().basePath("/api/v1").contentType(ContentType.JSON);
    }

    /** A request of somebody. */
    protected static RequestSpecification as(Person person) {
        return as(person.token());
    }

    /** A request with any token. */
    protected static RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    protected static RequestSpecification asAdmin() {
        return as(TestDatabase.ADMIN_TOKEN);
    }

    /** A new author of the given role, with a token of all scopes. */
    protected static Person somebody(String name, String role) {
        var author = asAdmin().body(Map.of("name", name, "role", role)).post("/authors").then().statusCode(201).extract()
                .jsonPath();
        return new Person(author.getString("id"), author.getString("slug"), name,
                token(author.getString("id"), "read", "write", "publish", "admin"));
    }

    /** A new token of an author. */
    protected static String token(String author, String... scopes) {
        return asAdmin().body(Map.of("author", author, "name", "test", "scopes", List.of(scopes))).post("/tokens")
                .then().statusCode(201).extract().path("token");
    }

    /** A draft, unless it is told to be more. */
    protected static PostFixture aPost(String title) {
        return new PostFixture(title);
    }

    /** The slug of a new category; {@code parent} is a slug or null. */
    protected static String aCategory(String name, String parent) {
        var input = parent == null ? Map.of("name", name) : Map.of("name", name, "parent", parent);
        return asAdmin().body(input).post("/categories").then().statusCode(201).extract().path("slug");
    }

    /** A word that no other story uses. */
    protected static String unique(String stem) {
        return stem + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
