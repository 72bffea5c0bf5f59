package dev.standfirst.category;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** An editor tends the tree of categories. */
@QuarkusTest
class CategoryTest extends ApiTest {

    @Test
    void aCategoryKnowsItsPlace() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        var answer = asAdmin().body(Map.of("name", unique("Cranes"), "parent", harbours, "description", "Tall."))
                .post("/categories");

        answer.then().statusCode(201)
                .body("parent.slug", equalTo(harbours))
                .body("path.slug", contains(sea, harbours, answer.path("slug")))
                .body("description", equalTo("Tall."))
                .body("postCount", equalTo(0));
        anyone().get("/categories/{category}", sea).then().statusCode(200).body("parent", nullValue())
                .body("path.slug", contains(sea));
    }

    @Test
    void aBranchMovesWithAllThatIsBelowIt() {
        var sea = aCategory(unique("Sea"), null);
        var land = aCategory(unique("Land"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        var cranes = aCategory(unique("Cranes"), harbours);

        asAdmin().body(Map.of("parent", land)).patch("/categories/{category}", harbours).then().statusCode(200)
                .body("path.slug", contains(land, harbours));

        anyone().get("/categories/{category}", cranes).then().statusCode(200).body("path.slug",
                contains(land, harbours, cranes));
    }

    @Test
    void aBranchMovesToTheTop() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        asAdmin().body("{\"parent\":null}").patch("/categories/{category}", harbours).then().statusCode(200)
                .body("parent", nullValue()).body("path.slug", contains(harbours));
    }

    @Test
    void thereAreNoCycles() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        var cranes = aCategory(unique("Cranes"), harbours);

        for (var below : new String[] { sea, harbours, cranes }) {
            asAdmin().body(Map.of("parent", below)).patch("/categories/{category}", sea)
                    .then().statusCode(422).body("errors.pointer", contains("/parent")).body("errors.code", contains("Cycle"));
        }
        anyone().get("/categories/{category}", cranes).then().body("path.slug", contains(sea, harbours, cranes));
    }

    @Test
    void theTreeIsAtMostTwentyLevelsDeep() {
        String deepest = null;
        for (int level = 1; level <= 20; level++) {
            deepest = aCategory(unique("Level"), deepest);
        }

        asAdmin().body(Map.of("name", "Too deep", "parent", deepest)).post("/categories")
                .then().statusCode(422).body("errors.code", contains("Depth"));
        var tall = aCategory(unique("Tall"), null);
        aCategory(unique("Below"), tall);
        var nineteenth = anyone().get("/categories/{category}", deepest).then().extract().<String> path("parent.slug");
        asAdmin().body(Map.of("parent", nineteenth)).patch("/categories/{category}", tall)
                .then().statusCode(422).body("errors.code", contains("Depth"));
    }

    @Test
    void anUnknownParentIsNamed() {
        asAdmin().body(Map.of("name", "Orphan", "parent", "nowhere-at-all")).post("/categories")
                .then().statusCode(422).body("errors.pointer", contains("/parent"));
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        aPost(unique("Filed")).categories(harbours).create();

        asAdmin().delete("/categories/{category}", sea).then().statusCode(409);
        asAdmin().delete("/categories/{category}", harbours).then().statusCode(409);
        anyone().get("/categories/{category}", harbours).then().statusCode(200);
    }

    @Test
    void anHeirTakesOverPostsChildrenAndAddress() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        var water = aCategory(unique("Water"), null);
        var inBoth = aPost(unique("Filed twice")).categories(sea, water).published().slug();
        var inOne = aPost(unique("Filed once")).categories(sea).published().slug();

        asAdmin().queryParam("reassignTo", water).delete("/categories/{category}", sea).then().statusCode(204);

        anyone().get("/posts/{post}", inBoth).then().body("categories.slug", contains(water));
        anyone().get("/posts/{post}", inOne).then().body("categories.slug", contains(water));
        anyone().get("/categories/{category}", harbours).then().body("path.slug", contains(water, harbours));
        anyone().redirects().follow(false).get("/categories/{category}", sea).then().statusCode(308)
                .header("Location", endsWith("/categories/" + water));
        anyone().get("/categories/{category}", water).then().body("postCount", equalTo(2));
    }

    @Test
    void anHeirMustBeAnother() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        for (var heir : new String[] { sea, harbours, "nowhere-at-all" }) {
            asAdmin().queryParam("reassignTo", heir).delete("/categories/{category}", sea)
                    .then().statusCode(400).body("errors.parameter", contains("reassignTo"));
        }
    }

    @Test
    void whatNobodyUsesIsDeletedForGood() {
        var sea = aCategory(unique("Sea"), null);

        asAdmin().delete("/categories/{category}", sea).then().statusCode(204);

        anyone().get("/categories/{category}", sea).then().statusCode(404);
    }
}
