package dev.standfirst.token;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.AuthorWriter;
import dev.standfirst.change.Changes;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.site.SiteWriter;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.TestClock;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Tokens from creation to expiry or revocation. */
@QuarkusTest
class TokenTest extends ApiTest {

    @Inject
    CurrentSession session;

    @Inject
    AdminToken adminToken;

    @Inject
    Changes changes;

    @Inject
    AuthorWriter authors;

    @Inject
    SiteWriter site;

    @Test
    void theResponseToACreationHasTheSecretOfTheToken() {
        var ada = somebody("Ada Marlow", "author");

        var response = createToken(ada, Map.of("name", "laptop", "scopes", List.of("write", "read")));

        response.then().statusCode(201)
                .header("Location", containsString("/api/v1/tokens/" + response.path("id")))
                .body("author.slug", equalTo(ada.slug()))
                .body("name", equalTo("laptop"))
                .body("scopes", contains("read", "write"))
                .body("expiresAt", nullValue())
                .body("token", matchesPattern("sfp_[A-Za-z0-9_-]{43}"))
                .body("token", startsWith(response.path("prefix")));
    }

    @Test
    void theListOfTokensShowsOnlyThePrefixOfASecret() {
        var ada = somebody("Ada Marlow", "author");
        var created = createToken(ada, Map.of("name", "laptop", "scopes", List.of("write", "read")));

        var list = asAdmin().get("/tokens?author={author}", ada.slug()).then().statusCode(200)
                .body("items.name", hasItem("laptop")).extract().asString();

        assertThat(list, not(containsString(created.<String> path("token"))));
        assertThat(list, containsString(created.<String> path("prefix")));
    }

    @Test
    void theDatabaseStoresOnlyTheHashOfAToken() {
        var ada = somebody("Ada Marlow", "author");
        var response = createToken(ada, Map.of("name", "laptop", "scopes", List.of("read")));
        String token = response.path("token");

        var row = QuarkusTransaction.requiringNew().call(() -> (Object[]) session.get()
                .createNativeQuery("select t.* from token t where cast(t.id as varchar(36)) = :id", Object[].class)
                .setParameter("id", response.<String> path("id")).getSingleResult());

        var stored = Arrays.toString(row);
        assertThat(stored, containsString(TokenSecret.hash(token)));
        assertThat(stored, not(containsString(token.substring(TokenSecret.SHOWN_LENGTH))));
    }

    /** The lengths are those of the secret, of the shown prefix, and of a shorter text; 0 stands for the whole secret. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 10, 8 })
    void aTokenIsFoundByItsSecretOrTheBeginningOfIt(int length) {
        var ada = somebody("Ada Marlow", "author");
        String token = createToken(ada, Map.of("name", "found", "scopes", List.of("read"))).path("token");
        createToken(ada, Map.of("name", "another", "scopes", List.of("read")));

        var response = listTokens(ada, length == 0 ? token : token.substring(0, length));

        response.then().statusCode(200).body("items.name", contains("found"));
    }

    @Test
    void allTokensAreFoundByTheirCommonPrefix() {
        var ada = somebody("Ada Marlow", "author");
        createToken(ada, Map.of("name", "another", "scopes", List.of("read")));

        var response = listTokens(ada, "sfp_");

        response.then().statusCode(200).body("items.name", containsInAnyOrder("another", "test"));
    }

    @Test
    void noTokenIsFoundByAnotherText() {
        var response = listTokens(somebody("Ada Marlow", "author"), "none");

        response.then().statusCode(200).body("items", empty());
    }

    @Test
    void aRevokedTokenIsRejectedAtOnce() {
        var ada = somebody("Ada Marlow", "author");
        var response = createToken(ada, Map.of("name", "lost", "scopes", List.of("read")));
        as(response.<String> path("token")).get("/me").then().statusCode(200);

        asAdmin().delete("/tokens/{id}", response.<String> path("id")).then().statusCode(204);

        assertUnauthenticated(as(response.<String> path("token")).get("/me"));
        asAdmin().delete("/tokens/{id}", response.<String> path("id")).then().statusCode(404);
    }

    @Test
    void aTokenIsRejectedFromItsExpiry() {
        var ada = somebody("Ada Marlow", "author");
        var expiry = TestClock.INSTANCE.instant().plus(1, ChronoUnit.HOURS);
        String token = createToken(ada,
                Map.of("name", "for an hour", "scopes", List.of("read"), "expiresAt", expiry.toString()))
                .path("token");

        TestClock.INSTANCE.moveBy(Duration.ofMinutes(59));
        as(token).get("/me").then().statusCode(200);
        TestClock.INSTANCE.moveTo(expiry);

        assertUnauthenticated(as(token).get("/me"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Bearer", "Bearer ", "Basic c3RhbmRmaXJzdA==", "sfp_no-scheme",
            "Bearer sfp_nobody-has-this-one",
            "Bearer two tokens", "Bearer sfp_ümlaut", "Bearer \"quoted\"", "Bearer sfp_a,Bearer sfp_b", "Bearer ' or 1=1 --" })
    void anInvalidAuthorizationHeaderIsRejectedEvenForPublicLists(String header) {
        assertUnauthenticated(anyone().header("Authorization", header).get("/posts"));
    }

    @Test
    void aVeryLongTokenIsRejected() {
        assertUnauthenticated(as("x".repeat(5_000)).get("/posts"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer ", "bearer ", "BEARER  " })
    void theBearerSchemeIsCaseInsensitive(String scheme) {
        anyone().header("Authorization", scheme + TestDatabase.ADMIN_TOKEN).get("/me").then().statusCode(200);
    }

    @Test
    void aMissingTokenIsReportedBeforeAMalformedBody() {
        assertUnauthenticated(anyone().body("{not json").post("/posts"));
    }

    @Test
    void aPromotedAuthorHasTheNewRoleFromTheNextRequest() {
        var ada = somebody("Ada Marlow", "contributor");
        as(ada).body(Map.of("name", "Shipping")).post("/categories").then().statusCode(403);

        asAdmin().body(Map.of("role", "editor")).patch("/authors/{author}", ada.slug()).then().statusCode(200)
                .body("role", equalTo("editor"));

        as(ada).body(Map.of("name", "Shipping")).post("/categories").then().statusCode(201);
    }

    @Test
    void aDemotedAuthorHasTheNewRoleFromTheNextRequest() {
        var ada = somebody("Ada Marlow", "editor");
        as(ada).body(Map.of("name", "Shipping")).post("/categories").then().statusCode(201);

        asAdmin().body(Map.of("role", "contributor")).patch("/authors/{author}", ada.slug()).then().statusCode(200);

        as(ada).body(Map.of("name", "Shipping")).post("/categories").then().statusCode(403);
    }

    @Test
    void theTokensOfADeletedAuthorAreDeleted() {
        var ada = somebody("Ada Marlow", "author");

        asAdmin().delete("/authors/{author}", ada.slug()).then().statusCode(204);

        assertUnauthenticated(as(ada).get("/me"));
        asAdmin().get("/tokens?author={author}", ada.id()).then().statusCode(400).body("errors.code", contains("Unknown"));
    }

    @Test
    void emailAndRoleOfAnAuthorAreVisibleToTheAuthor() {
        var ada = authorWithEmail();

        as(ada).get("/authors/{author}", ada.slug()).then().body("email", equalTo("ada@harbour.example"))
                .body("role", equalTo("author"));
    }

    @Test
    void theEmailOfAnAuthorIsVisibleToAdmins() {
        asAdmin().get("/authors/{author}", authorWithEmail().slug()).then().body("email", equalTo("ada@harbour.example"));
    }

    @Test
    void emailAndRoleOfAnAuthorAreHiddenFromOthersAndFromAdminsWithoutTheScope() {
        var ada = authorWithEmail();
        var grace = somebody("Grace Hale", "editor");

        for (var other : List.of(anyone(), as(grace), as(token(adminId(), "read", "write", "publish")))) {
            other.get("/authors/{author}", ada.slug()).then().statusCode(200).body("$", not(hasKey("email")))
                    .body("$", not(hasKey("role")));
        }
    }

    @Test
    void theListOfAuthorsShowsAnEditorOnlyTheirOwnRoleAndNoEmailOfOthers() {
        authorWithEmail();
        var grace = somebody("Grace Hale", "editor");

        as(grace).get("/authors?sort=-createdAt").then().body("items.findAll { it.email != null }", empty())
                .body("items.findAll { it.role != null }.slug", contains(grace.slug()));
    }

    private static Person authorWithEmail() {
        var ada = somebody("Ada Marlow", "author");
        asAdmin().body(Map.of("email", "ada@harbour.example")).patch("/authors/{author}", ada.slug()).then().statusCode(200);
        aPost(unique("Public")).by(ada).published().create();
        return ada;
    }

    @ParameterizedTest
    @CsvSource({ "name,,422,/name", "scopes,[],422,/scopes", "scopes,[\"READ\"],400,/scopes/0",
            "author,nobody-at-all,422,/author",
            "expiresAt,2020-01-01T00:00:00Z,422,/expiresAt", "expiresAt,tomorrow,400,/expiresAt", "colour,blue,400,/colour" })
    void anInvalidPropertyOfANewTokenIsReported(String property, String value, int status, String pointer) {
        var input = new HashMap<String, Object>(Map.of("author", adminId(), "name", "laptop", "scopes", List.of("read")));
        input.put(property, "[]".equals(value) ? List.of() : "[\"READ\"]".equals(value) ? List.of("READ") : value);

        var response = asAdmin().body(input).post("/tokens");

        response.then().statusCode(status).body("errors.pointer", contains(pointer));
    }

    @Test
    void aDuplicateScopeIsRejected() {
        var response = asAdmin().body(Map.of("author", adminId(), "name", "laptop", "scopes", List.of("read", "read")))
                .post("/tokens");

        response.then().statusCode(422).body("errors.pointer", contains("/scopes"));
    }

    @Test
    void theLastAdminCannotBeDemotedOrDeleted() {
        withOnlyTheseAdmins(List.of(adminId()), () -> {
            asAdmin().body(Map.of("role", "editor")).patch("/authors/{author}", adminId()).then().statusCode(409);
            asAdmin().delete("/authors/{author}", adminId()).then().statusCode(409);
            asAdmin().body(Map.of("bio", "The first.")).patch("/authors/{author}", adminId()).then().statusCode(200)
                    .body("role", equalTo("admin"));
        });
    }

    @Test
    void anAdminCanBeDemotedOrDeletedWhileAnotherRemains() {
        var ada = somebody("Ada Marlow", "admin");
        var grace = somebody("Grace Hale", "admin");

        as(ada).body(Map.of("role", "author")).patch("/authors/{author}", ada.slug()).then().statusCode(200);
        as(grace).delete("/authors/{author}", grace.slug()).then().statusCode(204);
    }

    @Test
    void twoAdminsCannotDemoteEachOtherConcurrently() {
        var ada = somebody("Ada Marlow", "admin");
        var grace = somebody("Grace Hale", "admin");
        withOnlyTheseAdmins(List.of(ada.id(), grace.id()), () -> {
            var statuses = AtOnce.times(2, i -> as(i == 0 ? ada : grace).body(Map.of("role", "author"))
                    .patch("/authors/{author}", i == 0 ? grace.slug() : ada.slug()).statusCode());

            assertTrue(List.of(List.of(200, 409), List.of(409, 200), List.of(200, 403), List.of(403, 200)).contains(statuses),
                    statuses.toString());
        });
    }

    @Test
    void settingOfAnotherInstanceIsValidOnThatInstanceOnly() {
        var setting = "sfp_" + UUID.randomUUID();
        var other = adminTokenOf(setting);

        var token = inTransaction(other::token);

        assertEquals(Role.ADMIN, token.author.role);
        assertEquals(EnumSet.allOf(Scope.class), token.scopes());
        assertUnauthenticated(as(setting).get("/me"));
        asAdmin().get("/me").then().statusCode(200);
        assertTrue(inTransaction(adminToken::deleteFormer));
        asAdmin().get("/tokens?prefix={token}", setting).then().body("items", empty());
        assertEquals(setting.substring(0, 10), inTransaction(other::token).prefix, "The other instance creates it again");
        inTransaction(adminToken::deleteFormer);
    }

    /** The operator has set the token that the first start logged, or has copied it from somebody else. */
    @Test
    void tokenOfAContributorThatBecomesTheSettingIsThatOfAnAdmin() {
        var ada = somebody("Ada Marlow", "contributor");
        var setting = adminTokenOf(ada.token());

        var token = inTransaction(setting::token);

        assertEquals(Role.ADMIN, token.author.role);
        assertUnauthenticated(as(ada).get("/me"));
        inTransaction(adminToken::deleteFormer);
    }

    @Test
    void concurrentFirstRequestsWithASettingCreateOneToken() {
        var setting = adminTokenOf("sfp_" + UUID.randomUUID());

        var ids = AtOnce.times(4, i -> inTransaction(() -> setting.token().id));

        assertEquals(1, Set.copyOf(ids).size());
        inTransaction(adminToken::deleteFormer);
    }

    /**
     * Tokens that do not count: they expire, cannot administer, have expired already, or belong to an author who is no admin.
     */
    @ParameterizedTest
    @ValueSource(strings = { "none", "expiring", "without the scope", "expired", "of an editor" })
    void lastTokenOfAnAdminCannotBeDeleted(String other) {
        var ada = somebody("Ada Marlow", "admin");
        var last = tokenId(ada);
        createOther(other, ada);

        withOnlyTheseAdmins(List.of(ada.id()), () -> {
            var error = assertThrows(ProblemException.class, () -> deleteWithoutSetting(last, ada));

            assertEquals(ProblemType.IN_USE, error.type());
            as(ada).get("/me").then().statusCode(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "of the same admin", "of another admin" })
    void lastButOneTokenOfAnAdminCanBeDeleted(String other) {
        var ada = somebody("Ada Marlow", "admin");
        var grace = somebody("Grace Hale", "admin");
        var lastButOne = tokenId(ada);
        createOther(other, ada);

        withOnlyTheseAdmins(other.equals("of another admin") ? List.of(ada.id(), grace.id()) : List.of(ada.id()),
                () -> deleteWithoutSetting(lastButOne, ada));

        assertUnauthenticated(as(ada).get("/me"));
    }

    @Test
    void tokenThatIsNotTheLastOneOfAnAdminCanBeDeleted() {
        var ada = somebody("Ada Marlow", "admin");
        var expiring = createOther("expiring", ada);
        var weak = createOther("without the scope", ada);

        withOnlyTheseAdmins(List.of(ada.id()), () -> {
            deleteWithoutSetting(expiring, ada);
            deleteWithoutSetting(weak, ada);
        });
    }

    @Test
    void twoConcurrentDeletionsLeaveOneTokenOfAnAdmin() {
        var ada = somebody("Ada Marlow", "admin");
        var tokens = List.of(tokenId(ada), createOther("of the same admin", ada));
        withOnlyTheseAdmins(List.of(ada.id()), () -> {
            var results = AtOnce.times(2, i -> {
                try {
                    deleteWithoutSetting(tokens.get(i), ada);
                    return "deleted";
                } catch (ProblemException e) {
                    return e.type().name();
                }
            });

            assertThat(results, containsInAnyOrder("deleted", "IN_USE"));
        });
    }

    @Test
    void adminWithTheOnlyUsableTokensCannotLeave() {
        var ada = somebody("Ada Marlow", "admin");
        var grace = somebody("Grace Hale", "admin");
        var usable = new UsableAdminTokens(adminTokenOf(""), TestClock.INSTANCE);
        execute("delete from token where cast(author_id as varchar(36)) in (:ids)", List.of(grace.id()));

        withOnlyTheseAdmins(List.of(ada.id(), grace.id()), () -> {
            assertEquals(false, inTransaction(() -> usable.remainsWithout(UUID.fromString(ada.id()))));
            assertEquals(true, inTransaction(() -> usable.remainsWithout(UUID.fromString(grace.id()))));
        });
    }

    private static String tokenId(Person person) {
        return asAdmin().get("/tokens?author={author}", person.slug()).path("items[0].id");
    }

    private static String createOther(String kind, Person ada) {
        var soon = TestClock.INSTANCE.instant().plus(1, ChronoUnit.HOURS).toString();
        return switch (kind) {
            case "expiring" -> createToken(ada, Map.of("name", kind, "scopes", List.of("admin"), "expiresAt", soon)).path("id");
            case "expired" -> {
                var id = createToken(ada, Map.of("name", kind, "scopes", List.of("admin"), "expiresAt", soon)).path("id");
                TestClock.INSTANCE.moveBy(Duration.ofHours(1));
                yield id.toString();
            }
            case "without the scope" ->
                createToken(ada, Map.of("name", kind, "scopes", List.of("read", "write", "publish"))).path("id");
            case "of an editor" -> tokenId(somebody("Grace Hale", "editor"));
            case "of the same admin" -> createToken(ada, Map.of("name", kind, "scopes", List.of("admin"))).path("id");
            default -> "";
        };
    }

    /** Deletes the token as an instance does on which STANDFIRST_ADMIN_TOKEN is not set. */
    private void deleteWithoutSetting(String token, Person by) {
        var unset = adminTokenOf("");
        var writer = new TokenWriter(unset, new UsableAdminTokens(unset, TestClock.INSTANCE), changes, TestClock.INSTANCE);
        var caller = new Caller(UUID.fromString(by.id()), Role.ADMIN, EnumSet.allOf(Scope.class), null);
        QuarkusTransaction.requiringNew().run(() -> writer.delete(token, caller));
    }

    private AdminToken adminTokenOf(String setting) {
        return new AdminToken(Optional.of(setting), authors, site, changes, TestClock.INSTANCE);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /**
     * Demotes all other admins, who belong to tests that are over, and at the end restores the role of the admin that all tests
     * need.
     */
    private void withOnlyTheseAdmins(List<String> ids, Runnable work) {
        var first = adminId();
        execute("update author set role = 'EDITOR' where role = 'ADMIN' and cast(id as varchar(36)) not in (:ids)", ids);
        try {
            work.run();
        } finally {
            execute("update author set role = 'ADMIN' where cast(id as varchar(36)) in (:ids)", List.of(first));
        }
    }

    private void execute(String sql, List<String> ids) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.get().createNativeMutationQuery(sql).setParameter("ids", ids).executeUpdate());
    }

    private static String adminId() {
        return asAdmin().get("/me").then().statusCode(200).extract().path("author.id");
    }

    private static Response listTokens(Person author, String prefix) {
        return asAdmin().get("/tokens?author={author}&prefix={prefix}", author.slug(), prefix);
    }

    private static Response createToken(Person author, Map<String, ?> input) {
        var whole = new HashMap<String, Object>(input);
        whole.put("author", author.slug());
        return asAdmin().body(whole).post("/tokens");
    }

    private static void assertUnauthenticated(Response response) {
        response.then().statusCode(401).header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json");
        assertEquals(401, response.<Integer> path("status"));
    }
}
