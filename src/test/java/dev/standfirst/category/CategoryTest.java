package dev.standfirst.category;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** The tree of categories: its branches are created, moved and deleted by an editor. */
@QuarkusTest
class CategoryTest extends ApiTest {

    @Test
    void createdCategoryShowsItsPathAndParent() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        var response = asAdmin().body(Map.of("name", unique("Cranes"), "parent", harbours, "description", "Tall."))
                .post("/categories");

        response.then().statusCode(201)
                .body("parent.slug", equalTo(harbours))
                .body("path.slug", contains(sea, harbours, response.path("slug")))
                .body("description", equalTo("Tall."))
                .body("postCount", equalTo(0));
        anyone().get("/categories/{category}", sea).then().statusCode(200).body("parent", nullValue())
                .body("path.slug", contains(sea));
    }

    @Test
    void movedCategoryTakesItsDescendantsAlong() {
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
    void categoryWithoutParentMovesToTheTop() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        asAdmin().body("{\"parent\":null}").patch("/categories/{category}", harbours).then().statusCode(200)
                .body("parent", nullValue()).body("path.slug", contains(harbours));
    }

    @Test
    void categoryCannotMoveBelowItselfOrItsDescendants() {
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
    void newCategoryBelowTheTwentiethLevelIsRejected() {
        var deepest = branch(20);

        var response = asAdmin().body(Map.of("name", "Too deep", "parent", deepest)).post("/categories");

        response.then().statusCode(422).body("errors.code", contains("Depth"));
    }

    @Test
    void branchThatWouldReachBelowTheTwentiethLevelIsNotMoved() {
        var nineteenth = branch(19);
        var tall = aCategory(unique("Tall"), null);
        aCategory(unique("Below"), tall);

        var response = asAdmin().body(Map.of("parent", nineteenth)).patch("/categories/{category}", tall);

        response.then().statusCode(422).body("errors.code", contains("Depth"));
    }

    /** Slug of the deepest category of a new branch. */
    private static String branch(int levels) {
        String deepest = null;
        for (int level = 1; level <= levels; level++) {
            deepest = aCategory(unique("Level"), deepest);
        }
        return deepest;
    }

    @Test
    void unknownParentOfACategoryIsRejected() {
        asAdmin().body(Map.of("name", "Orphan", "parent", "nowhere-at-all")).post("/categories")
                .then().statusCode(422).body("errors.pointer", contains("/parent"));
    }

    @Test
    void categoryWithPostsOrChildrenIsNotDeletedWithoutReassignment() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        aPost(unique("Filed")).categories(harbours).create();

        asAdmin().delete("/categories/{category}", sea).then().statusCode(409);
        asAdmin().delete("/categories/{category}", harbours).then().statusCode(409);
        anyone().get("/categories/{category}", harbours).then().statusCode(200);
    }

    @Test
    void reassignedPostsChildrenAndSlugOfADeletedCategoryLeadToTheOther() {
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
    void reassignmentToTheCategoryItselfOrItsDescendantsIsRejected() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);

        for (var target : new String[] { sea, harbours, "nowhere-at-all" }) {
            asAdmin().queryParam("reassignTo", target).delete("/categories/{category}", sea)
                    .then().statusCode(400).body("errors.parameter", contains("reassignTo"));
        }
    }

    @Test
    void unusedCategoryIsDeletedPermanently() {
        var sea = aCategory(unique("Sea"), null);

        asAdmin().delete("/categories/{category}", sea).then().statusCode(204);

        anyone().get("/categories/{category}", sea).then().statusCode(404);
    }
}
