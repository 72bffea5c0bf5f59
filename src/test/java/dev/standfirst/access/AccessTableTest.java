package dev.standfirst.access;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.PostFixture;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Status of every operation for an anonymous caller and for each role, on the caller's own resources and on those of other
 * authors, with all scopes and without each of them.
 */
@QuarkusTest
class AccessTableTest extends ApiTest {

    /**
     * One row for each operation and each state of its target. “own” is a post that has the caller in its byline; for an
     * anonymous caller it is the post of another author. The last column has the status that the lowest successful role gets
     * when its token lacks a scope; a scope that isn't mentioned makes no difference.
     */
    private static final String TABLE = """
            operation           | to                        | anonymous contributor author editor admin | without

            listPosts           | -                         | 200 200 200 200 200 |
            listPosts drafts    | -                         | 401 200 200 200 200 | read 403
            listPosts trash     | -                         | 401 200 200 200 200 | read 403
            listPosts reviews   | -                         | 401 200 200 200 200 | read 403
            getPost             | own draft                 | 404 200 200 200 200 | read 404
            getPost             | own published             | 200 200 200 200 200 |
            getPost             | own scheduled             | 404 200 200 200 200 | read 404
            getPost             | own archived              | 410 200 200 200 200 | read 410
            getPost             | own trashed draft         | 404 200 200 200 200 | read 404
            getPost             | own trashed               | 410 200 200 200 200 | read 410
            getPost             | other's draft             | 404 404 404 200 200 | read 404
            getPost             | other's published         | 200 200 200 200 200 |
            getPost             | other's scheduled         | 404 404 404 200 200 | read 404
            getPost             | other's archived          | 410 410 410 200 200 | read 410
            getPost             | other's trashed draft     | 404 404 404 200 200 | read 404
            getPost             | other's trashed           | 410 410 410 200 200 | read 410
            getPost             | other's renamed draft     | 404 404 404 308 308 | read 404
            getPost             | other's renamed published | 308 308 308 308 308 |
            getPost             | unknown                   | 404 404 404 404 404 |
            getPost preview     | own draft                 | 200 200 200 200 200 |
            getPost preview     | own archived              | 200 200 200 200 200 |
            getPost preview     | other's published         | 200 200 200 200 200 |

            createPost draft    | -                         | 401 201 201 201 201 | write 403
            createPost public   | -                         | 401 403 201 201 201 | write 403, publish 403
            createPost scheduled | -                         | 401 403 201 201 201 | write 403, publish 403
            createPost coauthor | -                         | 401 201 201 201 201 | write 403
            createPost byline   | -                         | 401 403 403 201 201 | write 403

            updatePost title    | own draft                 | 401 200 200 200 200 | read 404, write 403
            updatePost title    | own published             | 401 403 200 200 200 | write 403, publish 403
            updatePost title    | own scheduled             | 401 403 200 200 200 | read 404, write 403, publish 403
            updatePost title    | own archived              | 401 403 200 200 200 | read 410, write 403
            updatePost title    | own trashed draft         | 401 409 409 409 409 | read 404, write 403
            updatePost title    | own trashed               | 401 403 409 409 409 | read 410, write 403
            updatePost title    | other's draft             | 401 404 404 200 200 | read 404, write 403
            updatePost title    | other's published         | 401 403 403 200 200 | write 403, publish 403
            updatePost title    | other's scheduled         | 401 404 404 200 200 | read 404, write 403, publish 403
            updatePost title    | other's archived          | 401 410 410 200 200 | read 410, write 403
            updatePost title    | other's trashed draft     | 401 404 404 409 409 | read 404, write 403
            updatePost title    | other's trashed           | 401 410 410 409 409 | read 410, write 403
            updatePost title    | other's renamed draft     | 401 404 404 308 308 | read 404, write 403
            updatePost title    | other's renamed published | 401 308 308 308 308 | write 403
            updatePost title    | unknown                   | 401 404 404 404 404 | write 403
            updatePost publish  | own draft                 | 401 403 200 200 200 | read 404, write 403, publish 403
            updatePost publish  | own archived              | 401 403 200 200 200 | read 410, write 403, publish 403
            updatePost schedule | own draft                 | 401 403 200 200 200 | read 404, write 403, publish 403
            updatePost schedule | own scheduled             | 401 403 200 200 200 | read 404, write 403, publish 403
            updatePost schedule | own published             | 401 403 409 409 409 | write 403, publish 403
            updatePost publish  | other's draft             | 401 404 404 200 200 | read 404, write 403, publish 403
            updatePost archive  | own published             | 401 403 200 200 200 | write 403, publish 403
            updatePost archive  | other's published         | 401 403 403 200 200 | write 403, publish 403
            updatePost to draft | own published             | 401 403 200 200 200 | write 403, publish 403
            updatePost byline   | own draft                 | 401 403 403 200 200 | read 404, write 403

            deletePost          | own draft                 | 401 403 204 204 204 | read 404, write 403, publish 403
            deletePost          | own published             | 401 403 204 204 204 | write 403, publish 403
            deletePost          | own scheduled             | 401 403 204 204 204 | read 404, write 403, publish 403
            deletePost          | own archived              | 401 403 204 204 204 | read 410, write 403, publish 403
            deletePost          | own trashed draft         | 401 403 204 204 204 | read 404, write 403, publish 403
            deletePost          | own trashed               | 401 403 204 204 204 | read 410, write 403, publish 403
            deletePost          | other's draft             | 401 404 404 204 204 | read 404, write 403, publish 403
            deletePost          | other's published         | 401 403 403 204 204 | write 403, publish 403
            deletePost          | other's archived          | 401 410 410 204 204 | read 410, write 403, publish 403
            deletePost          | other's trashed           | 401 410 410 204 204 | read 410, write 403, publish 403
            deletePost          | unknown                   | 401 404 404 404 404 | write 403
            deletePost permanent | own draft                 | 401 403 403 204 204 | read 404, write 403, publish 403
            deletePost permanent | own trashed               | 401 403 403 204 204 | read 410, write 403, publish 403
            deletePost permanent | other's published         | 401 403 403 204 204 | write 403, publish 403
            deletePost permanent | unknown                   | 401 403 403 404 404 | write 403
            restorePost         | own trashed draft         | 401 403 200 200 200 | read 404, write 403, publish 403
            restorePost         | own trashed               | 401 403 200 200 200 | read 410, write 403, publish 403
            restorePost         | own published             | 401 403 200 200 200 | write 403, publish 403
            restorePost         | other's draft             | 401 404 404 200 200 | read 404, write 403, publish 403
            restorePost         | other's trashed           | 401 410 410 200 200 | read 410, write 403, publish 403
            restorePost         | unknown                   | 401 404 404 404 404 | write 403

            getDraft            | own working copy          | 401 200 200 200 200 | read 403
            getDraft            | own published             | 401 404 404 404 404 | read 403
            getDraft            | other's draft             | 401 404 404 404 404 | read 403
            getDraft            | other's working copy      | 401 403 403 200 200 | read 403
            getDraft            | unknown                   | 401 404 404 404 404 | read 403
            updateDraft         | own published             | 401 200 200 200 200 | write 403
            updateDraft         | own working copy          | 401 200 200 200 200 | write 403
            updateDraft         | own draft                 | 401 409 409 409 409 | read 404, write 403
            updateDraft         | other's draft             | 401 404 404 409 409 | read 404, write 403
            updateDraft         | other's published         | 401 403 403 200 200 | write 403
            updateDraft         | unknown                   | 401 404 404 404 404 | write 403
            deleteDraft         | own working copy          | 401 204 204 204 204 | write 403
            deleteDraft         | own published             | 401 404 404 404 404 | write 403
            deleteDraft         | other's working copy      | 401 403 403 204 204 | write 403
            deleteDraft         | unknown                   | 401 404 404 404 404 | write 403
            publishDraft        | own working copy          | 401 403 200 200 200 | write 403, publish 403
            publishDraft        | other's working copy      | 401 403 403 200 200 | write 403, publish 403
            publishDraft        | unknown                   | 401 404 404 404 404 | write 403

            listRevisions       | own draft                 | 401 200 200 200 200 | read 403
            listRevisions       | own published             | 401 200 200 200 200 | read 403
            listRevisions       | own trashed               | 401 200 200 200 200 | read 403
            listRevisions       | other's draft             | 401 404 404 200 200 | read 403
            listRevisions       | other's published         | 401 403 403 200 200 | read 403
            listRevisions       | unknown                   | 401 404 404 404 404 | read 403
            getRevision         | own draft                 | 401 200 200 200 200 | read 403
            getRevision         | own published             | 401 200 200 200 200 | read 403
            getRevision         | own trashed               | 401 200 200 200 200 | read 403
            getRevision         | other's draft             | 401 404 404 200 200 | read 403
            getRevision         | other's published         | 401 403 403 200 200 | read 403
            getRevision         | unknown                   | 401 404 404 404 404 | read 403
            compareRevisions    | own draft                 | 401 200 200 200 200 | read 403
            compareRevisions    | own published             | 401 200 200 200 200 | read 403
            compareRevisions    | own trashed               | 401 200 200 200 200 | read 403
            compareRevisions    | other's draft             | 401 404 404 200 200 | read 403
            compareRevisions    | other's published         | 401 403 403 200 200 | read 403
            compareRevisions    | unknown                   | 401 404 404 404 404 | read 403
            restoreRevision     | own draft                 | 401 200 200 200 200 | read 404, write 403
            restoreRevision     | own published             | 401 403 200 200 200 | write 403, publish 403
            restoreRevision     | own scheduled             | 401 403 200 200 200 | read 404, write 403, publish 403
            restoreRevision     | own trashed               | 401 409 409 409 409 | read 410, write 403
            restoreRevision     | other's draft             | 401 404 404 200 200 | read 404, write 403
            restoreRevision     | other's published         | 401 403 403 200 200 | write 403, publish 403
            restoreRevision     | unknown                   | 401 404 404 404 404 | write 403

            batchPosts          | -                         | 401 200 200 200 200 | write 403

            createPreviewLink   | own draft                 | 401 201 201 201 201 | read 404, write 403
            createPreviewLink   | own published             | 401 201 201 201 201 | read 403, write 403
            createPreviewLink   | own archived              | 401 201 201 201 201 | read 410, write 403
            createPreviewLink   | own trashed draft         | 401 409 409 409 409 | read 404, write 403
            createPreviewLink   | own trashed               | 401 409 409 409 409 | read 410, write 403
            createPreviewLink   | other's draft             | 401 404 404 201 201 | read 404, write 403
            createPreviewLink   | other's published         | 401 403 403 201 201 | read 403, write 403
            createPreviewLink   | other's archived          | 401 410 410 201 201 | read 410, write 403
            createPreviewLink   | other's trashed           | 401 410 410 409 409 | read 410, write 403
            createPreviewLink   | other's renamed draft     | 401 404 404 308 308 | read 404, write 403
            createPreviewLink   | other's renamed published | 401 308 308 308 308 | write 403
            createPreviewLink   | unknown                   | 401 404 404 404 404 | write 403

            getShares           | own draft                 | 404 200 200 200 200 | read 404
            getShares           | own archived              | 410 200 200 200 200 | read 410
            getShares           | other's draft             | 404 404 404 200 200 | read 404
            getShares           | other's published         | 200 200 200 200 200 |
            getShares           | other's archived          | 410 410 410 200 200 | read 410
            getShares           | other's trashed           | 410 410 410 200 200 | read 410
            getShares           | other's renamed published | 308 308 308 308 308 |
            getShares           | unknown                   | 404 404 404 404 404 |
            sharePost           | own draft                 | 404 404 404 404 404 |
            sharePost           | own archived              | 410 410 410 410 410 |
            sharePost           | own published             | 201 201 201 201 201 |
            sharePost           | other's published         | 201 201 201 201 201 |
            sharePost           | other's renamed published | 308 308 308 308 308 |
            sharePost           | other's trashed           | 410 410 410 410 410 |
            sharePost           | unknown                   | 404 404 404 404 404 |
            setShareBaseline    | own draft                 | 401 403 403 200 200 | read 404, write 403, publish 403
            setShareBaseline    | own published             | 401 403 403 200 200 | write 403, publish 403
            setShareBaseline    | other's published         | 401 403 403 200 200 | write 403, publish 403
            setShareBaseline    | other's archived          | 401 403 403 200 200 | read 410, write 403, publish 403
            setShareBaseline    | other's trashed           | 401 403 403 200 200 | read 410, write 403, publish 403
            setShareBaseline    | unknown                   | 401 403 403 404 404 | write 403, publish 403
            listShares          | other's published         | 200 200 200 200 200 |
            listShares          | unknown                   | 400 400 400 400 400 |

            listAuthors         | -                         | 200 200 200 200 200 |
            getAuthor           | published author          | 200 200 200 200 200 |
            getAuthor           | other author              | 404 200 200 200 200 | read 404
            getAuthor           | renamed author            | 404 308 308 308 308 | read 404
            getAuthor           | renamed published author  | 308 308 308 308 308 |
            getAuthor           | unknown                   | 404 404 404 404 404 |
            createAuthor        | -                         | 401 403 403 403 201 | admin 403
            updateAuthor        | self                      | 401 403 403 403 200 | admin 403
            updateAuthor        | other author              | 401 403 403 403 200 | admin 403
            updateAuthor        | unknown                   | 401 403 403 403 404 | admin 403
            deleteAuthor        | other author              | 401 403 403 403 204 | admin 403
            deleteAuthor        | unknown                   | 401 403 403 403 404 | admin 403
            getMe               | -                         | 401 200 200 200 200 |

            listCategories      | -                         | 200 200 200 200 200 |
            getCategory         | category                  | 200 200 200 200 200 |
            getCategory         | unknown                   | 404 404 404 404 404 |
            createCategory      | -                         | 401 403 403 201 201 | write 403, publish 403
            updateCategory      | category                  | 401 403 403 200 200 | write 403, publish 403
            updateCategory      | unknown                   | 401 403 403 404 404 | write 403, publish 403
            deleteCategory      | category                  | 401 403 403 204 204 | write 403, publish 403
            deleteCategory      | unknown                   | 401 403 403 404 404 | write 403, publish 403

            listTags            | -                         | 200 200 200 200 200 |
            getTag              | published tag             | 200 200 200 200 200 |
            getTag              | tag                       | 404 200 200 200 200 | read 404
            getTag              | renamed tag               | 404 308 308 308 308 | read 404
            getTag              | renamed published tag     | 308 308 308 308 308 |
            getTag              | unknown                   | 404 404 404 404 404 |
            updateTag           | tag                       | 401 403 403 200 200 | write 403, publish 403
            updateTag           | unknown                   | 401 403 403 404 404 | write 403, publish 403
            deleteTag           | tag                       | 401 403 403 204 204 | write 403, publish 403
            deleteTag           | unknown                   | 401 403 403 404 404 | write 403, publish 403

            getSite             | -                         | 200 200 200 200 200 |
            updateSite          | -                         | 401 403 403 403 200 | admin 403

            listTokens          | -                         | 401 403 403 403 200 | admin 403
            createToken         | other author              | 401 403 403 403 201 | admin 403
            deleteToken         | token                     | 401 403 403 403 204 | admin 403
            deleteToken         | setting                   | 401 403 403 403 409 | admin 403
            deleteToken         | unknown                   | 401 403 403 403 404 | admin 403
            """;

    private static final Map<String, BiFunction<RequestSpecification, String, Response>> OPERATIONS = Map.ofEntries(
            operation("listPosts", (as, to) -> as.get("/posts")),
            operation("listPosts drafts", (as, to) -> as.get("/posts?status=draft")),
            operation("listPosts trash", (as, to) -> as.get("/posts?status=trashed")),
            operation("listPosts reviews", (as, to) -> as.get("/posts?reviewRequested=true")),
            operation("getPost", (as, to) -> as.get("/posts/{post}", to)),
            operation("getPost preview", (as, to) -> as.get("/posts/{post}?preview={token}", to, preview(to))),
            operation("createPreviewLink", (as, to) -> as.body("{}").post("/posts/{post}/preview-links", to)),
            operation("createPost draft", (as, to) -> as.body(Map.of("title", "A draft")).post("/posts")),
            operation("createPost public",
                    (as, to) -> as.body(Map.of("title", "A post", "status", "published")).post("/posts")),
            operation("createPost scheduled",
                    (as, to) -> as.body(Map.of("title", "A post", "status", "scheduled", "publishedAt", "9000-01-01T00:00:00Z"))
                            .post("/posts")),
            operation("createPost coauthor",
                    (as, to) -> as.body(Map.of("title", "Together", "authors", List.of(to, otherAuthor().slug())))
                            .post("/posts")),
            operation("createPost byline",
                    (as, to) -> as.body(Map.of("title", "For another", "authors", List.of(otherAuthor().slug())))
                            .post("/posts")),
            operation("updatePost title", (as, to) -> as.body(Map.of("title", "Another title")).patch("/posts/{post}", to)),
            operation("updatePost publish", (as, to) -> as.body(Map.of("status", "published")).patch("/posts/{post}", to)),
            operation("updatePost schedule",
                    (as, to) -> as.body(Map.of("status", "scheduled", "publishedAt", "9000-06-01T00:00:00Z"))
                            .patch("/posts/{post}", to)),
            operation("updatePost archive", (as, to) -> as.body(Map.of("status", "archived")).patch("/posts/{post}", to)),
            operation("updatePost to draft", (as, to) -> as.body(Map.of("status", "draft")).patch("/posts/{post}", to)),
            operation("updatePost byline",
                    (as, to) -> as.body(Map.of("authors", List.of(otherAuthor().slug()))).patch("/posts/{post}", to)),
            operation("deletePost", (as, to) -> as.delete("/posts/{post}", to)),
            operation("deletePost permanent", (as, to) -> as.delete("/posts/{post}?permanent=true", to)),
            operation("restorePost", (as, to) -> as.post("/posts/{post}/restore", to)),
            operation("getDraft", (as, to) -> as.get("/posts/{post}/draft", to)),
            operation("updateDraft", (as, to) -> as.body(Map.of("excerpt", "In short.")).patch("/posts/{post}/draft", to)),
            operation("deleteDraft", (as, to) -> as.delete("/posts/{post}/draft", to)),
            operation("publishDraft", (as, to) -> as.post("/posts/{post}/draft/publish", to)),
            operation("listRevisions", (as, to) -> as.get("/posts/{post}/revisions", to)),
            operation("getRevision", (as, to) -> as.get("/posts/{post}/revisions/1", to)),
            operation("compareRevisions", (as, to) -> as.get("/posts/{post}/revisions/1/diff", to)),
            operation("restoreRevision", (as, to) -> as.post("/posts/{post}/revisions/1/restore", to)),
            operation("batchPosts", (as, to) -> as.body(Map.of("operations", List.of(Map.of("op", "create", "value",
                    Map.of("title", "One of many"))))).post("/posts/batch")),
            operation("getShares", (as, to) -> as.get("/posts/{post}/shares", to)),
            operation("sharePost", (as, to) -> as.header("User-Agent", UUID.randomUUID()).body(Map.of("network", "email"))
                    .post("/posts/{post}/shares", to)),
            operation("setShareBaseline",
                    (as, to) -> as.body(Map.of("networks", Map.of("email", 5))).put("/posts/{post}/shares", to)),
            operation("listShares", (as, to) -> as.get("/shares?posts={posts}", to)),
            operation("listAuthors", (as, to) -> as.get("/authors")),
            operation("getAuthor", (as, to) -> as.get("/authors/{author}", to)),
            operation("createAuthor", (as, to) -> as.body(Map.of("name", "Somebody new")).post("/authors")),
            operation("updateAuthor", (as, to) -> as.body(Map.of("bio", "Writes.")).patch("/authors/{author}", to)),
            operation("deleteAuthor", (as, to) -> as.delete("/authors/{author}", to)),
            operation("getMe", (as, to) -> as.get("/me")),
            operation("listCategories", (as, to) -> as.get("/categories")),
            operation("getCategory", (as, to) -> as.get("/categories/{category}", to)),
            operation("createCategory", (as, to) -> as.body(Map.of("name", "Shipping")).post("/categories")),
            operation("updateCategory",
                    (as, to) -> as.body(Map.of("description", "Ships.")).patch("/categories/{category}", to)),
            operation("deleteCategory", (as, to) -> as.delete("/categories/{category}", to)),
            operation("listTags", (as, to) -> as.get("/tags")),
            operation("getTag", (as, to) -> as.get("/tags/{tag}", to)),
            operation("updateTag", (as, to) -> as.body(Map.of("name", unique("Renamed"))).patch("/tags/{tag}", to)),
            operation("deleteTag", (as, to) -> as.delete("/tags/{tag}", to)),
            operation("getSite", (as, to) -> as.get("/site")),
            operation("updateSite", (as, to) -> as.body(Map.of()).patch("/site")),
            operation("listTokens", (as, to) -> as.get("/tokens")),
            operation("createToken",
                    (as, to) -> as.body(Map.of("author", to, "name", "laptop", "scopes", List.of("read"))).post("/tokens")),
            operation("deleteToken", (as, to) -> as.delete("/tokens/{id}", to)));

    private static final List<String> ROLES = List.of("contributor", "author", "editor", "admin");
    private static final Set<String> SCOPES = new TreeSet<>(Set.of("read", "write", "publish", "admin"));

    /** Authors by role, and tokens by role and missing scope; created on first use and shared by all rows. */
    private static final Map<String, Person> PEOPLE = new HashMap<>();
    private static final Map<String, String> TOKENS = new HashMap<>();

    /** Slugs and ids of targets that later rows use again, until a request has changed them. */
    private static final Map<String, String> TARGETS = new HashMap<>();

    /** The sentence that every description of an operation with a token contains. */
    private static final Pattern REQUIREMENT = Pattern.compile("Requires (a token|role)[^.]*\\.");

    record Row(String operation, String to, List<Integer> statuses, Map<String, Integer> statusWithout) {

        static Row of(String line) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(cells.get(0), cells.get(1), Stream.of(cells.get(2).split(" ")).map(Integer::valueOf).toList(),
                    cells.get(3).isEmpty() ? Map.of()
                            : Stream.of(cells.get(3).split(", ")).map(cell -> cell.split(" "))
                                    .collect(toMap(cell -> cell[0], cell -> Integer.valueOf(cell[1]))));
        }

        /** The operation without the variant of the request. */
        String id() {
            return operation.split(" ")[0];
        }

        boolean canSucceed() {
            return statuses.stream().anyMatch(status -> status < 300);
        }

        /** Index of the lowest role that succeeds; of the highest role if none does. */
        int lowestSuccessfulRole() {
            var lowest = statuses.stream().skip(1).filter(status -> status < 400).findFirst();
            return lowest.isEmpty() ? ROLES.size() - 1 : statuses.subList(1, statuses.size()).indexOf(lowest.get());
        }

        @Override
        public String toString() {
            return operation + (to.equals("-") ? "" : ": " + to);
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().skip(1).filter(line -> !line.isBlank()).map(Row::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRoleGetsTheStatusThatTheTableStates(Row row) {
        var statuses = new ArrayList<Integer>();
        statuses.add(status(row, null, anyone()));
        ROLES.forEach(role -> statuses.add(status(row, person(role), as(person(role)))));
        var lowest = ROLES.get(row.lowestSuccessfulRole());
        var statusWithout = new TreeMap<String, Integer>();
        for (var scope : SCOPES) {
            var status = status(row, person(lowest), as(tokenWithout(scope, lowest)));
            if (status != row.statuses().get(row.lowestSuccessfulRole() + 1)) {
                statusWithout.put(scope, status);
            }
        }

        assertEquals(row.statuses() + " without " + new TreeMap<>(row.statusWithout()), statuses + " without " + statusWithout);
    }

    /** An operation without a row would be untested. */
    @Test
    void theTableListsEveryOperation() {
        assertEquals(String.join("\n", descriptions().keySet()),
                String.join("\n", rows().map(Row::id).collect(toCollection(TreeSet::new))));
    }

    /** The sentence comes from the annotation {@code @Requires}, and the table from the checks. */
    @Test
    void everyDescriptionStatesTheRequirementsOfTheTable() {
        var stated = new TreeMap<String, String>();
        var found = new TreeMap<String, String>();
        descriptions().forEach((id, description) -> {
            var sentence = REQUIREMENT.matcher(description);
            stated.put(id, sentence.find() ? sentence.group() : "");
            found.put(id, requirement(rows().filter(row -> row.id().equals(id)).toList()));
        });

        assertEquals(lines(found), lines(stated));
    }

    private static String requirement(List<Row> rows) {
        if (rows.stream().anyMatch(row -> row.statuses().get(0) < 300)) {
            return "";
        }
        var successful = rows.stream().filter(Row::canSucceed).toList();
        var scopes = Stream.of("read", "write", "publish", "admin")
                .filter(scope -> successful.stream().allMatch(row -> row.statusWithout().containsKey(scope))).toList();
        if (scopes.isEmpty()) {
            return "Requires a token.";
        }
        var role = lowestRole(successful);
        var others = lowestRole(successful.stream().filter(row -> row.to().startsWith("other's")).toList());
        return "Requires role `%s` and scope%s `%s`%s.".formatted(role, scopes.size() > 1 ? "s" : "",
                String.join("` and `", scopes),
                others.isEmpty() || others.equals(role) ? "" : "; posts of other authors require role `%s`".formatted(others));
    }

    private static String lowestRole(List<Row> rows) {
        return rows.stream().map(Row::lowestSuccessfulRole).min(naturalOrder()).map(ROLES::get).orElse("");
    }

    private static String lines(Map<String, String> requirements) {
        return requirements.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).collect(joining("\n"));
    }

    /** Descriptions of the documented operations by their ids. */
    private static Map<String, String> descriptions() {
        var document = given().get("/openapi?format=json").then().statusCode(200).extract().jsonPath();
        var descriptions = new TreeMap<String, String>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, item) -> item.forEach((verb, operation) -> {
            if (path.startsWith("/api/") && operation instanceof Map<?, ?> described && described.containsKey("operationId")) {
                descriptions.put(String.valueOf(described.get("operationId")), String.valueOf(described.get("description")));
            }
        }));
        return descriptions;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void aHiddenPostIsReportedLikeAnUnknownPost(Row row) {
        var hidden = create("other's draft", person("author"));

        var toHidden = OPERATIONS.get(row.operation()).apply(as(person("author")), hidden);
        var toUnknown = OPERATIONS.get(row.operation()).apply(as(person("author")), "unknown");

        assertEquals(anonymised(toUnknown, "unknown"), anonymised(toHidden, hidden));
    }

    static Stream<Row> hidden() {
        return rows().filter(row -> row.to().equals("other's draft"));
    }

    /** Accounts and words of drafts are as private as the drafts. */
    @ParameterizedTest(name = "{0} {1} to {2}")
    @CsvSource({ "getAuthor,other author,nobody", "getAuthor,other author,a token without read",
            "getAuthor,renamed author,nobody", "getTag,tag,nobody", "getTag,tag,a token without read",
            "getTag,renamed tag,nobody" })
    void aHiddenAuthorOrTagIsReportedLikeAnUnknownOne(String operation, String target, String to) {
        var hidden = create(target, null);
        Supplier<RequestSpecification> as = () -> to.equals("nobody") ? anyone() : as(tokenWithout("read", "admin"));

        var toHidden = OPERATIONS.get(operation).apply(as.get(), hidden);
        var toUnknown = OPERATIONS.get(operation).apply(as.get(), "unknown");

        assertEquals(404, toHidden.statusCode());
        assertEquals(anonymised(toUnknown, "unknown"), anonymised(toHidden, hidden));
    }

    private static String anonymised(Response response, String name) {
        var problem = new TreeMap<>(response.jsonPath().<String, Object> getMap("$"));
        problem.remove("traceId");
        return response.statusCode() + " "
                + response.headers().asList().stream().map(header -> header.getName()).sorted().toList()
                + " "
                + problem.toString().replace(name, "…");
    }

    private static int status(Row row, Person caller, RequestSpecification as) {
        var target = row.to() + " for " + (caller == null ? "an anonymous caller" : caller.name());
        var response = OPERATIONS.get(row.operation()).apply(as.redirects().follow(false),
                TARGETS.computeIfAbsent(target, key -> create(row.to(), caller)));
        if (response.statusCode() < 300 && !row.operation().matches("(get|list|compare).*")) {
            TARGETS.remove(target);
        }
        return response.statusCode();
    }

    private static String preview(String post) {
        return asAdmin().body("{}").post("/posts/{post}/preview-links", post).then().statusCode(201).extract().path("token");
    }

    private static String create(String target, Person caller) {
        var owner = target.startsWith("own ") && caller != null ? caller : otherAuthor();
        return switch (target.replaceFirst("^(own|other's) ", "")) {
            case "draft" -> aPost("A draft").authors(owner).slug();
            case "published" -> aPost("A published post").authors(owner).published().slug();
            case "scheduled" -> aPost("A scheduled post").authors(owner).with("status", "scheduled")
                    .with("publishedAt", "9000-01-01T00:00:00Z").slug();
            case "working copy" -> withWorkingCopy(aPost("A post with a working copy").authors(owner).published().slug());
            case "archived" ->
                patched(aPost("An archived post").authors(owner).published().slug(), Map.of("status", "archived"));
            case "trashed draft" -> trashed(aPost("A trashed draft").authors(owner).slug());
            case "trashed" -> trashed(aPost("A trashed post").authors(owner).published().slug());
            case "renamed draft" -> renamed("/posts/", aPost("A renamed draft").authors(owner).slug());
            case "renamed published" -> renamed("/posts/", aPost("A renamed post").authors(owner).published().slug());
            case "unknown" -> "unknown-" + UUID.randomUUID();
            case "self" -> caller == null ? otherAuthor().slug() : caller.slug();
            case "other author" -> somebody("Somebody", "author").slug();
            case "published author" -> withPublicPost(somebody("Somebody", "author"));
            case "renamed author" -> renamed("/authors/", somebody("Somebody", "author").slug());
            case "renamed published author" -> renamed("/authors/", withPublicPost(somebody("Somebody", "author")));
            case "category" -> aCategory("Ships", null);
            case "tag" -> tagged(aPost("A tagged draft"));
            case "published tag" -> tagged(aPost("A tagged post").published());
            case "renamed tag" -> renamed("/tags/", tagged(aPost("A tagged draft")));
            case "renamed published tag" -> renamed("/tags/", tagged(aPost("A tagged post").published()));
            case "setting" -> asAdmin().get("/tokens?prefix={token}", TestDatabase.ADMIN_TOKEN).path("items[0].id");
            case "token" ->
                asAdmin().body(Map.of("author", otherAuthor().slug(), "name", "lost", "scopes", List.of("read")))
                        .post("/tokens")
                        .then().statusCode(201).extract().path("id");
            case "-" -> caller == null ? otherAuthor().slug() : caller.slug();
            default -> throw new IllegalArgumentException(target);
        };
    }

    private static String patched(String slug, Map<String, ?> change) {
        asAdmin().body(change).patch("/posts/{post}", slug).then().statusCode(200);
        return slug;
    }

    private static String withWorkingCopy(String slug) {
        asAdmin().body(Map.of("title", "The working copy")).patch("/posts/{post}/draft", slug).then().statusCode(200);
        return slug;
    }

    /** Returns the former slug. */
    private static String renamed(String path, String slug) {
        asAdmin().body(Map.of("slug", "renamed-" + UUID.randomUUID().toString().substring(1))).patch(path + slug).then()
                .statusCode(200);
        return slug;
    }

    private static String withPublicPost(Person author) {
        aPost("A public post").authors(author).published().create();
        return author.slug();
    }

    private static String trashed(String slug) {
        asAdmin().delete("/posts/{post}", slug).then().statusCode(204);
        return slug;
    }

    private static String tagged(PostFixture post) {
        var name = unique("Ship");
        post.tags(name).create();
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Person person(String role) {
        return PEOPLE.computeIfAbsent(role, r -> somebody("An " + r, r));
    }

    private static Person otherAuthor() {
        return PEOPLE.computeIfAbsent("other", r -> somebody("Other", "author"));
    }

    private static String tokenWithout(String scope, String role) {
        return TOKENS.computeIfAbsent(role + " without " + scope,
                key -> token(person(role).id(), SCOPES.stream().filter(s -> !s.equals(scope)).toArray(String[]::new)));
    }

    private static Map.Entry<String, BiFunction<RequestSpecification, String, Response>> operation(String name,
            BiFunction<RequestSpecification, String, Response> request) {
        return Map.entry(name, request);
    }
}
