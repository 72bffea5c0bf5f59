package dev.standfirst.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** What had been shared before version 22 keeps its place in each window; in a schema of its own. */
@QuarkusTest
class ShareTotalsMigrationTest extends ApiTest {

    private static final String POST = "'01a20f05-0956-784d-9c5c-fc3a4c33af76'";
    private static final String NEVER_SHARED = "'01a20f05-0956-784d-9c5c-fc3a4c33af77'";

    @Inject
    CurrentDataSource dataSource;

    @AfterEach
    void drop() {
        Sql.run(List.of("drop schema migrated cascade"));
    }

    @Test
    void anHourKnowsHowOftenThePostHadBeenSharedBefore() {
        migrateTo("21");
        Sql.run(List.of(
                "insert into migrated.post (id, version, slug, title, auto_excerpt, word_count, status, language, featured, created_at, "
                        + "updated_at, seo_no_index) select cast(id as uuid), 0, id, 'Shared', '', 0, 'DRAFT', 'en', false, "
                        + at(1) + ", " + at(1) + ", false from (values (" + POST + "), (" + NEVER_SHARED + ")) as named(id)",
                "insert into migrated.share_total (post_id, listed_at, total) select id, listed_at, 0 from migrated.post",
                "insert into migrated.share_count (post_id, network, counted, baseline) values (" + POST + ", 'x', 20, 100), ("
                        + POST + ", 'email', 10, 0)",
                "update migrated.share_total set total = 130, last_day = 4, last_week = 9, last_month = 9 where post_id = "
                        + POST,
                "insert into migrated.share_hour (post_id, begins_at, counted) values (" + POST + ", " + at(1) + ", 5), ("
                        + POST
                        + ", " + at(7) + ", 1), (" + POST + ", " + at(8) + ", 3)"));

        migrateTo("22");

        assertEquals(List.of("130 30 4 9 9", "0 0 0 0 0"),
                Sql.texts("select total || ' ' || counted || ' ' || last_day || ' ' || last_week || ' ' || last_month "
                        + "from migrated.share_total order by post_id"));
        assertEquals(List.of("21", "26", "27"),
                Sql.texts("select counted_before from migrated.share_hour order by begins_at"));
    }

    private static String at(int day) {
        return "timestamp with time zone '2026-01-0" + day + " 10:00:00+00'";
    }

    private void migrateTo(String version) {
        // Quoted, and so as each database keeps the name that stands without quotes above.
        var schema = TestDatabase.isPostgres() ? "migrated" : "MIGRATED";
        Flyway.configure().dataSource(dataSource.get()).schemas(schema).defaultSchema(schema)
                .locations(TestDatabase.isPostgres() ? "db/postgresql" : "db/h2").target(version).load().migrate();
    }
}
