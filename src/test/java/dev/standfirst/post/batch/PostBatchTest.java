package dev.standfirst.post.batch;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Batches of operations on posts, each on its own or all together ({@code atomic=true}). */
@QuarkusTest
class PostBatchTest extends ApiTest {

    @Test
    void eachOperationOfABatchHasItsOwnResult() {
        var ada = somebody("Ada Marlow", "author");
        var changed = aPost("To be changed").by(ada).slug();
        var deleted = aPost("To be thrown away").by(ada).slug();
        var foreign = aPost("Somebody else's").published().slug();

        var response = batch(ada, "", create(Map.of("title", "New by batch", "status", "published")),
                patch(changed, Map.of("title", "Changed by batch")), delete(deleted),
                patch(foreign, Map.of("title", "Taken over")), create(Map.of("title", " ")), patch("nowhere", Map.of()));

        response.then().statusCode(200).body("items.status", contains(201, 200, 204, 403, 422, 404))
                .body("items[0].post.slug", equalTo("new-by-batch")).body("items[1].post.title", equalTo("Changed by batch"))
                .body("items[2].post", nullValue()).body("items[3].problem.type", equalTo("/problems/forbidden"))
                .body("items[4].problem.errors[0].pointer", equalTo("/operations/4/value/title"))
                .body("items[4].post", nullValue()).body("items[5].problem.detail", containsString("nowhere"));
        anyone().get("/posts/new-by-batch").then().statusCode(200);
        as(ada).get("/posts/{post}", changed).then().body("title", equalTo("Changed by batch"));
        as(ada).get("/posts/{post}/revisions", changed).then().body("items.number", contains(2, 1));
        anyone().get("/posts/{post}", foreign).then().body("title", equalTo("Somebody else's"));
    }

    @Test
    void batchWithoutTheScopePublishChangesNothingThatIsOrWillBePublic() {
        var ada = somebody("Ada Marlow", "author");
        var scheduled = aPost("To be public").by(ada).with("status", "scheduled").with("publishedAt", "9000-01-01T00:00:00Z")
                .slug();
        var published = aPost("Public").by(ada).published().slug();
        var draft = aPost("A draft").by(ada).slug();
        var writer = new Person(ada.id(), ada.slug(), ada.name(), token(ada.id(), "read", "write"));

        var response = batch(writer, "", patch(scheduled, Map.of("title", "Rewritten")),
                patch(published, Map.of("title", "Rewritten")), delete(scheduled),
                create(Map.of("title", "At once", "status", "published")), patch(draft, Map.of("title", "Rewritten")));

        response.then().statusCode(200).body("items.status", contains(403, 403, 403, 403, 200));
    }

    @Test
    void bodyThatCannotBeRenderedFailsAloneInABatch() {
        var slug = aPost("With a body").slug();
        var dense = Map.of("format", "html", "source", "<b>".repeat(300_000));
        var fine = Map.of("format", "markdown", "source", "*Fine*");

        var response = batch(null, "", create(Map.of("title", "Dense body", "content", dense)),
                create(Map.of("title", "Fine body", "content", fine)), patch(slug, Map.of("content", fine)),
                patch("fine-body", Map.of("content", Map.of("source", "*Finer*"))));

        response.then().body("items.status", contains(422, 201, 200, 200))
                .body("items[0].problem.errors[0].pointer", equalTo("/operations/0/value/content/source"))
                .body("items[1].post.content.html", equalTo("<p><em>Fine</em></p>\n"))
                .body("items[2].post.content.html", equalTo("<p><em>Fine</em></p>\n"))
                .body("items[3].post.content.html", equalTo("<p><em>Finer</em></p>\n"));
    }

    @Test
    void batchOfNearlyTenMegabytesIsAccepted() {
        var content = Map.of("format", "html", "source", "Ten bytes ".repeat(104_000));
        var operations = IntStream.range(0, 9).mapToObj(i -> create(Map.of("title", "Long " + i, "content", content)))
                .toArray(Map[]::new);

        batch(null, "", operations).then().body("items.status", everyItem(equalTo(201)));
    }

    @Test
    void rejectedOperationOfABatchLeavesNothingBehind() {
        var response = batch(null, "", create(Map.of("title", "Half a post", "tags", List.of("Half a tag"),
                "authors", List.of("nobody-at-all"))), create(Map.of("title", "Half a post")));

        response.then().body("items.status", contains(422, 201)).body("items[1].post.slug", equalTo("half-a-post"));
        asAdmin().get("/tags/half-a-tag").then().statusCode(404);
    }

    @Test
    void nullValueOfABatchOperationCountsAsAbsent() {
        var slug = aPost("Deleted with a null").slug();

        var response = asAdmin()
                .body("{\"operations\":[{\"op\":\"create\",\"value\":null},{\"op\":\"delete\",\"post\":\"" + slug
                        + "\",\"value\":null}]}")
                .post("/posts/batch");

        response.then().statusCode(200).body("items.status", contains(422, 204))
                .body("items[0].problem.errors[0].pointer", equalTo("/operations/0/value"));
    }

    @Test
    void atomicBatchWithARejectedOperationChangesNothing() {
        var slug = aPost("Stays as it is").slug();

        var response = batch(null, "?atomic=true", patch(slug, Map.of("title", "Changed")),
                create(Map.of("title", "Never written by batch")), patch(slug, Map.of("titel", "x")));

        response.then().statusCode(400).body("type", equalTo("/problems/unknown-property"))
                .body("errors[0].pointer", equalTo("/operations/2/value/titel"));
        asAdmin().get("/posts/{post}", slug).then().body("title", equalTo("Stays as it is"));
        asAdmin().get("/posts/never-written-by-batch").then().statusCode(404);
    }

    @Test
    void rejectedAtomicBatchHasTheStatusOfItsRejectedOperation() {
        var gone = aPost("Gone before the batch").published().slug();
        asAdmin().delete("/posts/{post}?permanent=true", gone).then().statusCode(204);
        var stale = new HashMap<String, Object>(patch(aPost("Of another version").slug(), Map.of()));
        stale.put("version", 99);

        batch(null, "?atomic=true", delete("nowhere")).then().statusCode(404);
        batch(null, "?atomic=true", delete(gone)).then().statusCode(410);
        batch(null, "?atomic=true", stale).then().statusCode(412);
    }

    @Test
    void atomicBatchWithoutARejectedOperationChangesEveryPost() {
        var slug = aPost("Changed with others").slug();

        var response = batch(null, "?atomic=true", patch(slug, Map.of("featured", true)),
                patch(slug, Map.of("language", "de")));

        response.then().statusCode(200).body("items.status", contains(200, 200)).body("items[1].post.featured", equalTo(true))
                .body("items[1].post.language", equalTo("de"));
        asAdmin().get("/posts/{post}/revisions", slug).then().body("items.number", contains(3, 2, 1));
    }

    @Test
    void batchOperationForAnotherVersionIsRejected() {
        var post = aPost("Of a version").create();
        var stale = new HashMap<String, Object>(patch(post.getString("id"), Map.of("title", "Stale")));
        stale.put("version", post.getInt("version") + 1);
        var fresh = new HashMap<String, Object>(patch(post.getString("id"), Map.of("title", "Fresh")));
        fresh.put("version", post.getInt("version"));

        batch(null, "", stale, fresh).then().body("items.status", contains(412, 200))
                .body("items[0].problem.errors[0].pointer", equalTo("/operations/0/version"))
                .body("items[0].problem.currentVersion", equalTo(post.getInt("version")))
                .body("items[1].post.title", equalTo("Fresh"));
    }

    @Test
    void batchOperationAcceptsAFormerSlug() {
        var slug = aPost("Renamed before").slug();
        asAdmin().body(Map.of("slug", slug + "-now")).patch("/posts/{post}", slug).then().statusCode(200);

        batch(null, "", patch(slug, Map.of("featured", true))).then().body("items.status", contains(200))
                .body("items[0].post.slug", equalTo(slug + "-now"));
    }

    @Test
    void batchOfAHundredOperationsIsAccepted() {
        var response = batch(null, "", creations(100));

        response.then().statusCode(200).body("items", hasSize(100));
    }

    @Test
    void batchOfMoreThanAHundredOperationsIsRejected() {
        var more = new ArrayList<>(List.of(creations(100)));
        more.add(create(Map.of("title", "One too many")));

        var response = batch(null, "", more.toArray(Map[]::new));

        response.then().statusCode(422).body("errors[0].pointer", equalTo("/operations"));
        asAdmin().get("/posts/one-too-many").then().statusCode(404);
    }

    @Test
    void emptyBatchIsRejected() {
        var response = asAdmin().body(Map.of("operations", List.of())).post("/posts/batch");

        response.then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'op':'create'} | /operations/0/value",
            "{'op':'create','post':'x','value':{'title':'x'}} | /operations/0/post",
            "{'op':'create','version':1,'value':{'title':'x'}} | /operations/0/version",
            "{'op':'patch','value':{}} | /operations/0/post",
            "{'op':'patch','post':'x','permanent':true,'value':{}} | /operations/0/permanent",
            "{'op':'delete','post':'x','value':{}} | /operations/0/value" })
    void incompleteOrContradictoryBatchOperationIsRejected(String operation, String pointer) {
        asAdmin().body("{'operations':[%s]}".formatted(operation).replace('\'', '"')).post("/posts/batch").then()
                .statusCode(200)
                .body("items.status", contains(422)).body("items[0].problem.errors[0].pointer", equalTo(pointer));
    }

    @Test
    void malformedOperationRejectsTheWholeBatch() {
        asAdmin().body("{\"operations\":[{\"op\":\"publish\"}]}").post("/posts/batch").then().statusCode(400)
                .body("errors[0].pointer", equalTo("/operations/0/op"));
        asAdmin().body("{\"operations\":[{\"op\":\"create\",\"valeu\":{}}]}").post("/posts/batch").then().statusCode(400);
        asAdmin().body("{\"operations\":[null]}").post("/posts/batch").then().statusCode(422);
        asAdmin().body("{\"operations\":[{}]}").post("/posts/batch").then().statusCode(422);
    }

    @Test
    void slugOfTheBatchPathIsReserved() {
        assertEquals("batch-2", aPost("Batch").slug());
        asAdmin().body(Map.of("title", "x", "slug", "batch")).post("/posts").then().statusCode(409);
    }

    private static Response batch(Person by, String query, Map<?, ?>... operations) {
        return (by == null ? asAdmin() : as(by)).body(Map.of("operations", List.of(operations))).post("/posts/batch" + query);
    }

    private static Map<?, ?>[] creations(int count) {
        return IntStream.range(0, count).mapToObj(n -> create(Map.of("title", "Many " + n))).toArray(Map[]::new);
    }

    private static Map<String, Object> create(Map<String, ?> value) {
        return Map.of("op", "create", "value", value);
    }

    private static Map<String, Object> patch(String post, Map<String, ?> value) {
        return Map.of("op", "patch", "post", post, "value", value);
    }

    private static Map<String, Object> delete(String post) {
        return Map.of("op", "delete", "post", post);
    }
}
