package dev.standfirst.site;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** What is true of the whole site. */
@QuarkusTest
class SiteTest extends ApiTest {

    @AfterEach
    void backToTheConfiguration() {
        asAdmin().body("{\"title\":null,\"description\":null,\"url\":null,\"language\":null}").patch("/site").then()
                .statusCode(200);
    }

    @Test
    void followsTheConfigurationAtFirst() {
        anyone().get("/site").then().statusCode(200).body("title", equalTo("The Harbour Review"))
                .body("description", nullValue())
                .body("url", equalTo("https://harbour.example")).body("language", equalTo("en"))
                .body("networks", hasItems("facebook", "x", "linkedin", "whatsapp", "telegram", "reddit", "bluesky", "mastodon",
                        "threads", "email", "copy"));
    }

    @Test
    void anAdminChangesItAndNullGivesItBack() {
        asAdmin().body("{\"title\":\"Hafenblatt\",\"language\":\"de\"}").patch("/site").then().statusCode(200)
                .body("title", equalTo("Hafenblatt")).body("url", equalTo("https://harbour.example"));
        assertEquals("de", aPost(unique("Kräne")).create().getString("language"));

        asAdmin().body("{\"title\":null}").patch("/site").then().statusCode(200).body("title", equalTo("The Harbour Review"))
                .body("language", equalTo("de"));
    }

    @Test
    void postsAreAddressedByTheSitesUrl() {
        var slug = aPost(unique("Moved")).published().slug();

        asAdmin().body("{\"url\":\"https://elsewhere.example/blog\"}").patch("/site").then().statusCode(200);

        anyone().get("/posts/{post}", slug).then().body("url", equalTo("https://elsewhere.example/blog/" + slug));
    }
}
