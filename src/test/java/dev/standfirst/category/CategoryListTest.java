package dev.standfirst.category;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Categories in a list and as a tree, and how much is filed in them. */
@QuarkusTest
class CategoryListTest extends ApiTest {

    @Test
    void eachShowsItsPlace() {
        var sea = aCategory(unique("Sea"), null);
        var ships = aCategory(unique("Ships"), sea);
        var tugs = aCategory(unique("Tugs"), ships);

        var listed = all("/categories?limit=100").stream().filter(c -> tugs.equals(c.get("slug"))).findFirst().orElseThrow();

        assertEquals(listed, anyone().get("/categories/{category}", tugs).then().extract().jsonPath().getMap(""));
        assertEquals(List.of(sea, ships, tugs), slugs(listed.get("path")));
        assertEquals(ships, ((Map<?, ?>) listed.get("parent")).get("slug"));
        assertEquals(false, listed.containsKey("children"));
    }

    @Test
    void theTreeNestsThemByName() {
        var sea = aCategory(unique("Sea"), null);
        var b = aCategory("b " + sea, sea);
        var a = aCategory("a " + sea, sea);
        var below = aCategory("c " + sea, a);

        var trees = all("/categories?tree=true&limit=3");
        var root = trees.stream().filter(c -> sea.equals(c.get("slug"))).findFirst().orElseThrow();
        var children = maps(root.get("children"));

        assertEquals(0, trees.stream().filter(c -> c.get("parent") != null).count());
        assertEquals(List.of(a, b), slugs(children));
        assertEquals(List.of(below), slugs(children.get(0).get("children")));
        assertEquals(List.of(), children.get(1).get("children"));
        assertEquals(List.of(sea, a, below), slugs(maps(children.get(0).get("children")).get(0).get("path")));
    }

    @Test
    void aRootWithoutChildrenHasAnEmptyList() {
        var rock = aCategory(unique("Rock"), null);

        var root = all("/categories?tree=true&limit=100").stream().filter(c -> rock.equals(c.get("slug"))).findFirst()
                .orElseThrow();

        assertEquals(List.of(), root.get("children"));
    }

    @Test
    void countsPublicPostsHereAndBelowOnceEach() {
        var sea = aCategory(unique("Sea"), null);
        var ships = aCategory(unique("Ships"), sea);
        var tugs = aCategory(unique("Tugs"), ships);
        aPost(unique("Both")).categories(ships, tugs).published().create();
        aPost(unique("Above")).categories(sea, tugs).published().create();
        aPost(unique("Draft")).categories(tugs).create();
        var trashed = aPost(unique("Trashed")).categories(tugs).published().slug();
        asAdmin().delete("/posts/{post}", trashed).then().statusCode(204);
        aPost(unique("Middle")).categories(ships).published().create();

        anyone().get("/categories/{category}", sea).then().body("postCount", equalTo(3));
        anyone().get("/categories/{category}", ships).then().body("postCount", equalTo(3));
        anyone().get("/categories/{category}", tugs).then().body("postCount", equalTo(2));
        var root = all("/categories?tree=true&limit=100").stream().filter(c -> sea.equals(c.get("slug"))).findFirst()
                .orElseThrow();
        assertEquals(3, root.get("postCount"));
        assertEquals(3, maps(root.get("children")).get(0).get("postCount"));
    }

    @Test
    void theTreeIsSortedAndPagedByItsRoots() {
        var first = aCategory(unique("First"), null);
        aCategory(unique("Child"), first);
        var second = aCategory(unique("Second"), null);

        var newest = anyone().get("/categories?tree=true&sort=-createdAt&limit=1").then().extract().jsonPath();
        var next = anyone().get("/categories?tree=true&sort=-createdAt&limit=1&cursor=" + newest.getString("page.next")).then()
                .extract().jsonPath();

        assertEquals(List.of(second), newest.getList("items.slug"));
        assertEquals(List.of(first), next.getList("items.slug"));
        assertEquals(1, next.getList("items[0].children").size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=101", "sort=path", "tree=maybe", "page=0", "cursor=x" })
    void refusesWhatIsOutOfBounds(String query) {
        var answer = anyone().get("/categories?" + query);

        answer.then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", hasItem(query.substring(0, query.indexOf('='))));
    }

    private static List<Map<String, Object>> all(String path) {
        var items = new ArrayList<Map<String, Object>>();
        var cursor = "";
        do {
            var page = anyone().get(path + cursor).then().statusCode(200).extract().jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("page.next") == null ? "" : "&cursor=" + page.getString("page.next");
        } while (!cursor.isEmpty());
        return items;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static List<Object> slugs(Object list) {
        return maps(list).stream().map(item -> item.get("slug")).toList();
    }
}
