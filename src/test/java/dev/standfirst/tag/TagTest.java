package dev.standfirst.tag;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Tags: created with the posts that use them; renamed, merged and deleted by an editor. */
@QuarkusTest
class TagTest extends ApiTest {

    @Test
    void tagIsCreatedOnFirstUse() {
        var word = unique("Steel");
        aPost(unique("Cranes")).tags(word).published().create();
        aPost(unique("Plans")).tags(word).create();

        anyone().get("/tags/{tag}", slugOf(word)).then().statusCode(200).body("name", equalTo(word))
                .body("slug", equalTo(slugOf(word))).body("postCount", equalTo(1));
    }

    @Test
    void renamedTagAppearsInItsPostsAndRedirectsItsFormerSlug() {
        var word = unique("Stele");
        var post = aPost(unique("Cranes")).tags(word).published().slug();
        var right = unique("Steel");

        asAdmin().body(Map.of("name", right, "slug", slugOf(right))).patch("/tags/{tag}", slugOf(word)).then().statusCode(200);

        anyone().get("/posts/{post}", post).then().body("tags.name", contains(right));
        anyone().redirects().follow(false).get("/tags/{tag}", slugOf(word)).then().statusCode(308)
                .header("Location", endsWith("/tags/" + slugOf(right)));
    }

    @Test
    void renamingATagToATakenNameIsRejected() {
        var one = unique("Iron");
        var other = unique("Steel");
        aPost(unique("Cranes")).tags(one, other).create();

        asAdmin().body(Map.of("name", other.toUpperCase())).patch("/tags/{tag}", slugOf(one))
                .then().statusCode(409).body("errors.pointer", contains("/name"));
    }

    @Test
    void mergedTagMovesItsPostsAndRedirectsItsSlug() {
        var one = unique("Iron");
        var other = unique("Steel");
        var both = aPost(unique("Both")).tags(one, "Rust", other).published().slug();
        var first = aPost(unique("First")).tags(one).published().slug();

        asAdmin().body(Map.of("mergeInto", slugOf(other))).patch("/tags/{tag}", slugOf(one)).then().statusCode(200)
                .body("name", equalTo(other)).body("postCount", equalTo(2));

        anyone().get("/posts/{post}", both).then().body("tags.name", contains(other, "Rust"));
        anyone().get("/posts/{post}", first).then().body("tags.name", contains(other));
        anyone().redirects().follow(false).get("/tags/{tag}", slugOf(one)).then().statusCode(308);
    }

    @Test
    void deletedTagLeavesTheOtherTagsOfItsPostsInOrder() {
        var word = unique("Steel");
        var post = aPost(unique("Cranes")).tags("Ports", word, "Rust").published().slug();

        asAdmin().delete("/tags/{tag}", slugOf(word)).then().statusCode(204);

        anyone().get("/tags/{tag}", slugOf(word)).then().statusCode(404);
        anyone().get("/posts/{post}", post).then().body("tags.name", contains("Ports", "Rust"));
        asAdmin().body("{\"tags\":[]}").patch("/posts/{post}", post).then().statusCode(200).body("tags", empty());
    }

    @ParameterizedTest
    @CsvSource({ "Ports,PORTS", "Straße,STRASSE", "ﬁsh,FISH", "' two  words ',two words" })
    void namesThatDifferInCaseOrSpacesHaveOneKey(String one, String other) {
        assertEquals(Tag.keyOf(one), Tag.keyOf(other));
    }

    @ParameterizedTest
    @CsvSource({ "C,C++", "C,C#", "Ports,Port", "resume,résumé" })
    void differentTagNamesHaveDifferentKeys(String one, String other) {
        assertNotEquals(Tag.keyOf(one), Tag.keyOf(other));
    }

    private static String slugOf(String word) {
        return word.toLowerCase().replace(' ', '-');
    }
}
