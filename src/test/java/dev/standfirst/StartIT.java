package dev.standfirst;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.RunningJar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Start and stop of the packaged service, and its error message when it cannot start. */
class StartIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final Pattern GENERATED = Pattern.compile("sfp_[A-Za-z0-9_-]{43}");

    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    /** Starts a server that requires a password of every role except the superuser that the tests use. */
    @BeforeAll
    static void startPostgres(@TempDir Path hba) throws IOException, SQLException {
        var rules = Files.writeString(hba.resolve("pg_hba.conf"), """
                local all all trust
                host all postgres all trust
                host all all all scram-sha-256
                """);
        postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start();
        sql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "create role harbour login password 'lighthouse'");
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void onlyTheFirstStartPrintsAnAdminToken() {
        var first = RunningJar.start(folder, Map.of());
        var tokens = GENERATED.matcher(first.output()).results().map(MatchResult::group).toList();
        assertThat(tokens, hasSize(1));
        first.as(tokens.get(0)).get("/me").then().statusCode(200).body("role", equalTo("admin"));
        assertCannotLockOutEverybody(first, tokens.get(0));
        assertReadableByTheirOwnerOnly(folder.resolve("data"));
        first.stop();

        try (var second = RunningJar.start(folder, Map.of())) {
            assertThat(second.output(), not(containsString("sfp_")));
            second.as(tokens.get(0)).get("/me").then().statusCode(200);
        }
    }

    private static void assertCannotLockOutEverybody(RunningJar jar, String token) {
        var admin = jar.as(token);
        admin.body(Map.of("name", "Without a token", "role", "admin")).post("/authors").then().statusCode(201);

        jar.as(token).delete("/tokens/{id}", jar.as(token).get("/tokens").<String> path("items[0].id")).then().statusCode(409);
        jar.as(token).body(Map.of("role", "editor")).patch("/authors/admin").then().statusCode(409);
        jar.as(token).delete("/authors/admin").then().statusCode(409);
        jar.as(token).get("/me").then().statusCode(200).body("role", equalTo("admin"));
    }

    private static void assertReadableByTheirOwnerOnly(Path data) {
        try (var files = Files.list(data)) {
            var permissions = new TreeMap<>(Map.of("", PosixFilePermissions.toString(Files.getPosixFilePermissions(data))));
            for (var file : files.toList()) {
                permissions.put(file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            assertEquals(Map.of("", "rwx------", "standfirst.mv.db", "rw-------"), permissions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aConfiguredAdminTokenIsValidUntilItIsChangedOrUnsetAndNeverPrinted() {
        var other = TOKEN + "-changed";
        try (var jar = RunningJar.start(folder, Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN))) {
            jar.as(TOKEN).get("/me").then().statusCode(200).body("role", equalTo("admin"));
            assertThat(jar.output(), not(containsString("sfp_")));
        }
        try (var jar = RunningJar.start(folder, Map.of("STANDFIRST_ADMIN_TOKEN", other))) {
            jar.as(TOKEN).get("/me").then().statusCode(401);
            jar.as(other).get("/me").then().statusCode(200).body("role", equalTo("admin"));
            jar.as(other).get("/tokens").then().body("items.name", contains("STANDFIRST_ADMIN_TOKEN"));
            assertThat(jar.output(), not(containsString("sfp_")));
        }
        try (var jar = RunningJar.start(folder, Map.of())) {
            jar.as(TOKEN).get("/me").then().statusCode(401);
            jar.as(other).get("/me").then().statusCode(401);
            assertThat(jar.output(), containsString("No admin has a usable token"));
            assertThat(jar.output(), not(containsString("sfp_")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "correct horse battery staple", "short" })
    void aConfiguredAdminTokenThatIsMalformedOrCanBeGuessedStopsTheStart(String token) {
        assertRefused(Map.of("STANDFIRST_ADMIN_TOKEN", token), "STANDFIRST_ADMIN_TOKEN");
    }

    @Test
    void theSameJarRunsOnPostgresql() throws SQLException {
        try (var jar = RunningJar.start(folder, onPostgres("serves"))) {
            var slug = jar.as(TOKEN).body(Map.of("title", "From another database")).post("/posts").then().statusCode(201)
                    .extract().path("slug");
            jar.as(TOKEN).get("/posts/{post}", slug).then().statusCode(200);
            assertThat(jar.output(), containsString("PostgreSQL"));
        }
    }

    @Test
    void theServiceIsReadyOnH2AfterAWarmUpThatCountsNoShare() {
        assertWarmWithoutCounting(Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN));
    }

    @Test
    void theServiceIsReadyOnPostgresqlAfterAWarmUpThatCountsNoShare() throws SQLException {
        assertWarmWithoutCounting(onPostgres("warm"));
    }

    private void assertWarmWithoutCounting(Map<String, String> settings) {
        try (var jar = RunningJar.start(folder, settings)) {
            jar.as(TOKEN).body(Map.of("title", "Old", "status", "published")).post("/posts").then().statusCode(201);
            jar.anyone().body(Map.of("network", "email")).post("/posts/old/shares").then().statusCode(201);
        }
        var wanted = new HashMap<>(settings);
        wanted.put("STANDFIRST_WARM_UP", "true");
        try (var jar = RunningJar.start(folder, wanted).awaitReady()) {
            assertThat(jar.anyone().basePath("/q").get("/metrics").asString().lines().toList(), hasItem(allOf(
                    startsWith("http_server_requests_seconds_count"), containsString("method=\"POST\""),
                    containsString("status=\"200\""), containsString("/posts/{post}/shares"))));
            jar.anyone().get("/posts/old/shares").then().body("total", equalTo(1));
        }
    }

    @Test
    void aRequestInFlightIsFinishedBeforeTheServiceStops() throws Exception {
        var settings = onPostgres("stops");
        var url = settings.get("STANDFIRST_DB_URL");
        try (var jar = RunningJar.start(folder, settings);
                var elsewhere = DriverManager.getConnection(url, "harbour", "lighthouse")) {
            var slug = jar.as(TOKEN).body(Map.of("title", "Before")).post("/posts").then().statusCode(201).extract()
                    .path("slug");
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("select id from post for update");
            var inFlight = CompletableFuture.supplyAsync(
                    () -> jar.as(TOKEN).body(Map.of("title", "After")).patch("/posts/{post}", slug).statusCode());
            while (count(url, "select count(*) from pg_locks where not granted") == 0) {
                Thread.onSpinWait();
            }

            jar.terminate();
            while (!isStopping(jar)) {
                Thread.onSpinWait();
            }
            elsewhere.rollback();

            assertEquals(200, inFlight.get());
            jar.awaitExit();
            assertEquals(1, count(url, "select count(*) from post where title = 'After'"));
        }
    }

    @Test
    void anH2DatabaseOfANewerVersionStopsTheStart() throws SQLException {
        RunningJar.start(folder, Map.of()).stop();
        sql("jdbc:h2:file:" + folder.resolve("data/standfirst"), "sa", MIGRATED_BY_A_NEWER_VERSION);

        assertRefused(Map.of(), "newer than this program");
    }

    @Test
    void aPostgresqlDatabaseOfANewerVersionStopsTheStart() throws SQLException {
        var settings = onPostgres("newer");
        RunningJar.start(folder, settings).stop();
        sql(postgres.getJdbcUrl("postgres", "newer"), "postgres", MIGRATED_BY_A_NEWER_VERSION);

        assertRefused(settings, "newer than this program");
    }

    @Test
    void anEmbeddedDatabaseOfAVersionBefore0_1IsRefused() throws SQLException {
        RunningJar.start(folder, Map.of()).stop();
        sql("jdbc:h2:file:" + folder.resolve("data/standfirst"), "sa", MIGRATED_BEFORE_0_1);

        assertRefused(Map.of(), "before 0.1");
    }

    @Test
    void aPostgresDatabaseOfAVersionBefore0_1IsRefused() throws SQLException {
        var settings = onPostgres("older");
        RunningJar.start(folder, settings).stop();
        sql(postgres.getJdbcUrl("postgres", "older"), "postgres", MIGRATED_BEFORE_0_1);

        assertRefused(settings, "before 0.1");
    }

    @Test
    void anEmbeddedDatabaseOfAnotherProgramIsRefused() throws SQLException {
        sql("jdbc:h2:file:" + folder.resolve("data/standfirst"), "sa", "create table invoice (id integer primary key)");

        assertRefused(Map.of(), "by another program");
    }

    @Test
    void aPostgresDatabaseOfAnotherProgramIsRefused() throws SQLException {
        var settings = onPostgres("foreign_tables");
        sql(postgres.getJdbcUrl("postgres", "foreign_tables"), "postgres", "create table invoice (id integer primary key)");

        assertRefused(settings, "by another program");
    }

    @Test
    void anUnreachablePostgresqlStopsTheStartNamingTheUrlSetting() {
        assertRefused(Map.of("STANDFIRST_DB_URL", "jdbc:postgresql://localhost:1/standfirst"), "STANDFIRST_DB_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:postgresql://localhost:port/standfirst?password=lighthouse",
            "jdbc:h2:data/standfirst;PASSWORD=lighthouse" })
    void anInvalidUrlStopsTheStartWithoutItsPasswordInTheLog(String url) {
        try (var jar = RunningJar.launch(folder, Map.of("STANDFIRST_DB_URL", url))) {
            assertEquals(1, jar.awaitExit());
            assertThat(jar.output(), containsString("STANDFIRST_DB_URL"));
            assertThat(jar.output(), not(containsString("lighthouse")));
        }
    }

    @Test
    void aMissingPostgresqlDatabaseStopsTheStartNamingTheUrlSetting() throws SQLException {
        var settings = new HashMap<>(onPostgres("present"));
        settings.put("STANDFIRST_DB_URL", postgres.getJdbcUrl("harbour", "absent"));

        assertRefused(settings, "STANDFIRST_DB_URL");
    }

    @Test
    void wrongCredentialsStopTheStartNamingThePasswordSetting() throws SQLException {
        var settings = new HashMap<>(onPostgres("locked"));
        settings.put("STANDFIRST_DB_PASSWORD", "wrong");

        assertRefused(settings, "STANDFIRST_DB_PASSWORD");
    }

    @Test
    void anUnsupportedDatabaseStopsTheStartNamingTheUrlSetting() {
        assertRefused(Map.of("STANDFIRST_DB_URL", "jdbc:mysql://localhost/standfirst"), "STANDFIRST_DB_URL");
    }

    @Test
    void aDatabaseFileInUseStopsTheSecondStartNamingTheUrlSetting() {
        try (var first = RunningJar.start(folder, Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN))) {
            assertRefused(Map.of(), "STANDFIRST_DB_URL");

            first.as(TOKEN).get("/me").then().statusCode(200);
        }
    }

    private static final String MIGRATED_BY_A_NEWER_VERSION = """
            insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum",
                "installed_by", "execution_time", "success")
            values (900, '900', 'from the future', 'SQL', 'V900__from_the_future.sql', 1, 'somebody', 1, true)
            """;

    /**
     * The first and the last of the 24 migrations before 0.1: one has a version of the baseline schema, one a later version.
     */
    private static final String MIGRATED_BEFORE_0_1 = """
            update "flyway_schema_history" set "description" = 'slugs', "script" = 'V1__slugs.sql', "checksum" = 1
            where "version" = '1';
            insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum",
                "installed_by", "execution_time", "success")
            values (24, '24', 'newest in order', 'SQL', 'V24__newest_in_order.sql', 1, 'somebody', 1, true)
            """;

    /** Expects exit status 1 and one error line for the operator, without a warning or a stack trace; returns the log. */
    private void assertRefused(Map<String, String> settings, String saying) {
        try (var jar = RunningJar.launch(folder, settings)) {
            var status = jar.awaitExit();

            var output = jar.output();
            assertEquals(1, status, output);
            var errors = output.lines().filter(line -> line.contains(" ERROR ")).toList();
            assertThat(output, errors, hasSize(1));
            assertThat(errors.get(0), containsString(saying));
            assertEquals(List.of(),
                    output.lines().filter(line -> line.startsWith("\tat ") || line.contains(" WARN ")).toList());
        }
    }

    /** Creates an empty database with this name and returns the settings of a service that uses it. */
    private static Map<String, String> onPostgres(String database) throws SQLException {
        sql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "create database " + database + " owner harbour");
        return Map.of("STANDFIRST_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database,
                "STANDFIRST_DB_USER", "harbour",
                "STANDFIRST_DB_PASSWORD", "lighthouse",
                "STANDFIRST_ADMIN_TOKEN", TOKEN);
    }

    private static void sql(String url, String user, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "")) {
            connection.createStatement().execute(statement);
        }
    }

    private static int count(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "harbour", "lighthouse");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** A service that is stopping tells clients to close the connection. */
    private static boolean isStopping(RunningJar jar) {
        return "close".equals(jar.anyone().get("/site").header("Connection"));
    }
}
