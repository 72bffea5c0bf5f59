package dev.standfirst.post.view;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Visibility of drafts. */
@QuarkusTest
class PostVisibilityTest extends ApiTest {

    @Test
    void draftIsUnknownToAnonymousCallers() {
        var draft = aPost("A crane at dawn").slug();

        var response = anyone().get("/posts/{post}", draft);

        response.then().statusCode(404).contentType("application/problem+json").body("detail", containsString(draft));
    }

    @Test
    void draftIsVisibleToItsAuthor() {
        var ada = somebody("Ada Marlow", "author");
        var draft = aPost("A crane at dusk").by(ada).slug();

        var response = as(ada).get("/posts/{post}", draft);

        response.then().statusCode(200).body("title", equalTo("A crane at dusk"));
    }
}
