package dev.standfirst.site;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Properties of the site, from the configuration or set by an admin. */
@QuarkusTest
class SiteTest extends ApiTest {

    @AfterEach
    void resetSite() {
        asAdmin().body("{\"title\":null,\"description\":null,\"url\":null,\"language\":null}").patch("/site").then()
                .statusCode(200);
    }

    @Test
    void siteHasThePropertiesOfTheConfigurationAtFirst() {
        anyone().get("/site").then().statusCode(200).body("title", equalTo("The Harbour Review"))
                .body("description", nullValue())
                .body("url", equalTo("https://harbour.example")).body("language", equalTo("en"))
                .body("networks", hasItems("facebook", "x", "linkedin", "whatsapp", "telegram", "reddit", "bluesky", "mastodon",
                        "threads", "email", "copy"));
    }

    @Test
    void changedLanguageOfTheSiteAppliesToNewPosts() {
        asAdmin().body("{\"title\":\"Hafenblatt\",\"language\":\"de\"}").patch("/site").then().statusCode(200)
                .body("title", equalTo("Hafenblatt")).body("url", equalTo("https://harbour.example"));

        assertEquals("de", aPost(unique("Kräne")).create().getString("language"));
    }

    @Test
    void nullResetsAPropertyOfTheSiteToTheConfiguration() {
        asAdmin().body("{\"title\":\"Hafenblatt\",\"language\":\"de\"}").patch("/site").then().statusCode(200);

        var response = asAdmin().body("{\"title\":null}").patch("/site");

        response.then().statusCode(200).body("title", equalTo("The Harbour Review")).body("language", equalTo("de"));
    }

    @Test
    void urlOfAPostFollowsTheUrlOfTheSite() {
        var slug = aPost(unique("Moved")).published().slug();

        asAdmin().body("{\"url\":\"https://elsewhere.example/blog\"}").patch("/site").then().statusCode(200);

        anyone().get("/posts/{post}", slug).then().body("url", equalTo("https://elsewhere.example/blog/" + slug));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://e.example/?x=1", "https://e.example?x", "https://e.example/#top", "https://e.example/",
            "https://user:key@e.example", "https://e.example//", "https://e.example/blog/", "ftp://e.example", "e.example",
            "https://", "https:///blog", "https://e.example/a b" })
    void urlToWhichNoPathCanBeAppendedIsRejected(String url) {
        asAdmin().body(Map.of("url", url)).patch("/site").then().statusCode(422).body("errors.pointer", hasItem("/url"));
    }
}
