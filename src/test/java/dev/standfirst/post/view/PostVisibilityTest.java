package dev.standfirst.post.view;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Who sees which post. */
@QuarkusTest
class PostVisibilityTest extends ApiTest {

    @Test
    void aDraftIsInvisibleToStrangers() {
        var draft = aPost("A crane at dawn").slug();

        var answer = anyone().get("/posts/{post}", draft);

        answer.then().statusCode(404).contentType("application/problem+json").body("detail", containsString(draft));
    }

    @Test
    void aDraftIsVisibleToItsAuthor() {
        var ada = somebody("Ada Marlow", "author");
        var draft = aPost("A crane at dusk").by(ada).slug();

        var answer = as(ada).get("/posts/{post}", draft);

        answer.then().statusCode(200).body("title", equalTo("A crane at dusk"));
    }
}
