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

/** Categories as a list and as a tree, and the number of their posts. */
@QuarkusTest
class CategoryListTest extends ApiTest {

    @Test
    void listedCategoryShowsItsPathAndParent() {
        var sea = aCategory(unique("Sea"), null);
        var ships = aCategory(unique("Ships"), sea);
        var tugs = aCategory(unique("Tugs"), ships);

        var listed = withSlug(tugs, allItems("/categories?limit=100"));

        assertEquals(listed, anyone().get("/categories/{category}", tugs).then().extract().jsonPath().getMap(""));
        assertEquals(List.of(sea, ships, tugs), slugs(listed.get("path")));
        assertEquals(ships, ((Map<?, ?>) listed.get("parent")).get("slug"));
        assertEquals(false, listed.containsKey("children"));
    }

    @Test
    void treeNestsCategoriesSortedByName() {
        var sea = aCategory(unique("Sea"), null);
        var b = aCategory("b " + sea, sea);
        var a = aCategory("a " + sea, sea);
        var below = aCategory("c " + sea, a);

        var trees = allItems("/categories?tree=true&limit=3");
        var root = withSlug(sea, trees);
        var children = listOfMaps(root.get("children"));

        assertEquals(0, trees.stream().filter(c -> c.get("parent") != null).count());
        assertEquals(List.of(a, b), slugs(children));
        assertEquals(List.of(below), slugs(children.get(0).get("children")));
        assertEquals(List.of(), children.get(1).get("children"));
        assertEquals(List.of(sea, a, below), slugs(listOfMaps(children.get(0).get("children")).get(0).get("path")));
    }

    @Test
    void rootCategoryWithoutChildrenHasAnEmptyListOfThem() {
        var rock = aCategory(unique("Rock"), null);

        var root = withSlug(rock, allItems("/categories?tree=true&limit=100"));

        assertEquals(List.of(), root.get("children"));
    }

    @Test
    void postCountOfACategoryCountsEachPublicPostOfItsBranchOnce() {
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
        var root = withSlug(sea, allItems("/categories?tree=true&limit=100"));
        assertEquals(3, root.get("postCount"));
        assertEquals(3, listOfMaps(root.get("children")).get(0).get("postCount"));
    }

    @Test
    void treeIsSortedAndPagedByItsRoots() {
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
    void invalidParameterOfTheCategoryListIsRejected(String query) {
        var response = anyone().get("/categories?" + query);

        response.then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", hasItem(query.substring(0, query.indexOf('='))));
    }

    /** Items of all list pages. */
    private static List<Map<String, Object>> allItems(String path) {
        var items = new ArrayList<Map<String, Object>>();
        var cursor = "";
        do {
            var page = anyone().get(path + cursor).then().statusCode(200).extract().jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("page.next") == null ? "" : "&cursor=" + page.getString("page.next");
        } while (!cursor.isEmpty());
        return items;
    }

    private static Map<String, Object> withSlug(String slug, List<Map<String, Object>> categories) {
        return categories.stream().filter(category -> slug.equals(category.get("slug"))).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> listOfMaps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static List<Object> slugs(Object list) {
        return listOfMaps(list).stream().map(item -> item.get("slug")).toList();
    }
}
