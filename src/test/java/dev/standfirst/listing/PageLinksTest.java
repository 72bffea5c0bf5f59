package dev.standfirst.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** {@code Link} headers of lists, which lead through all list pages by cursor or by number. */
@QuarkusTest
class PageLinksTest extends ApiTest {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

    @Test
    void linksOfACursorListLeadToTheNextPageAndBack() {
        var tag = tagOfThreePosts();

        var first = anyone().get("/posts?limit=2&sort=title&tag=" + tag);
        var second = follow(first, "next");
        var back = follow(second, "prev");

        assertThat(links(first).get("first"), equalTo("/api/v1/posts?limit=2&sort=title&tag=" + tag));
        assertThat(links(first), not(hasKey("prev")));
        assertThat(second.path("items.size()"), equalTo(1));
        assertThat(links(second), not(hasKey("next")));
        assertThat(back.<Object> path("items"), equalTo(first.path("items")));
    }

    @Test
    void linksOfANumberedListPageLeadToItsNeighbours() {
        var tag = tagOfThreePosts();

        var second = anyone().get("/posts?page=2&limit=1&tag=" + tag);

        assertThat(links(second), equalTo(Map.of(
                "first", "/api/v1/posts?limit=1&tag=" + tag + "&page=1",
                "prev", "/api/v1/posts?limit=1&tag=" + tag + "&page=1",
                "next", "/api/v1/posts?limit=1&tag=" + tag + "&page=3")));
    }

    @Test
    void linkKeepsTheEscapingOfTheRequest() {
        aPost(unique("Escaped")).tags("a&b >").published().slug();

        var response = anyone().urlEncodingEnabled(false).get("/posts?tag=a%26b%20%3E&fields=title");

        response.then().statusCode(200).header("Link",
                containsString("</api/v1/posts?fields=title&tag=a%26b%20%3E>; rel=\"first\""));
    }

    @Test
    void everyListHasALinkToItsFirstPage() {
        for (var list : new String[] { "/authors", "/categories", "/categories?tree=true", "/tags" }) {
            anyone().get(list).then().statusCode(200).header("Link", containsString("rel=\"first\""));
        }
    }

    private static String tagOfThreePosts() {
        var tag = unique("links").replace(' ', '-');
        for (var title : new String[] { "Anchor", "Bollard", "Crane" }) {
            aPost(title + " " + tag).tags(tag).published().slug();
        }
        return tag;
    }

    private static Response follow(Response response, String relation) {
        return RestAssured.given().urlEncodingEnabled(false).get(links(response).get(relation));
    }

    private static Map<String, String> links(Response response) {
        return LINK.matcher(response.header("Link")).results()
                .collect(Collectors.toMap(link -> link.group(2), link -> link.group(1)));
    }
}
