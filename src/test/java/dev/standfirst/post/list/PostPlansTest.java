package dev.standfirst.post.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.listing.Listing;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.ManyPosts;
import dev.standfirst.testing.RowsRead;
import dev.standfirst.testing.Sql;
import io.quarkus.test.junit.QuarkusTest;

/** Rows that PostgreSQL reads for a list page of ten among a hundred thousand posts: never all of them. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class) // the anonymous lists come first, before any draft is loaded
@EnabledIfSystemProperty(named = "standfirst.test.database", matches = "postgresql")
class PostPlansTest extends ApiTest {

    /** Rows and index entries for a list page where an index has its order; a card alone needs about a dozen. */
    private static final int IN_ORDER = 500;

    /** Where the found posts must be sorted, or the sorted ones filtered: far from all, and without a scan. */
    private static final int SORTED_OR_FILTERED = 10_000;

    /** The same for all posts of one of ten authors. */
    private static final int OF_AN_AUTHOR = 15_000;

    /** For an author without drafts, the drafts of others may be read: twenty thousand, each with its byline. */
    private static final int DRAFTS_OF_OTHERS = 50_000;

    private static final ManyPosts MANY = new ManyPosts("plans", 100_000);

    /** Few posts, and the oldest, which a walk from the newest finds last. */
    private static final ManyPosts FEW = new ManyPosts("rare", 20);

    /** Visible only to their authors and to editors. */
    private static final ManyPosts DRAFTS = ManyPosts.drafts("drafts", 20_000);

    /** A few posts that are archived, in the trash or waiting for a review. */
    private static final ManyPosts SET_ASIDE = ManyPosts.drafts("aside", 40);

    private static boolean loaded;
    private static boolean draftsLoaded;

    @Inject
    PostListReader reader;

    @BeforeEach
    void load() {
        if (!loaded) {
            MANY.load();
            FEW.load();
            // Shares as on most sites: a few posts have many, many have few, and most have none.
            Sql.run(List.of("update post set featured = true where slug like 'plans-post-%00'", """
                    insert into share_count (post_id, network, counted, baseline)
                    select id, 'email', 1 + mod(word_no * 7919, 400), 0
                    from (select id, cast(substring(slug from 12) as bigint) as word_no from post
                          where slug like 'plans-post-%') as numbered
                    where mod(word_no, 4) = 0
                    """, """
                    update post_popularity set (total, counted) =
                        (select sum(share_count.counted), sum(share_count.counted) from share_count
                         where share_count.post_id = post_popularity.post_id)
                    where post_id in (select post_id from share_count where network = 'email')
                    """));
            vacuum();
            loaded = true;
        }
    }

    private static void loadDrafts() {
        if (!draftsLoaded) {
            DRAFTS.load();
            SET_ASIDE.load();
            Sql.run(List.of("update post set status = 'ARCHIVED' where slug like 'aside-post-1%'",
                    "update post set trashed_at = updated_at where slug like 'aside-post-2%'",
                    "update post set review_requested_at = updated_at where slug like 'aside-post-3%'"));
            vacuum();
            draftsLoaded = true;
        }
    }

    /** Does what autovacuum would do later; repeated, since rows that an open transaction still sees have to stay. */
    private static void vacuum() {
        for (int i = 0; i == 0 || i < 20 && !isVacuumed(); i++) {
            Sql.runAlone("vacuum analyze post, post_author, post_category, post_tag, post_popularity");
        }
    }

    @AfterAll
    static void remove() {
        MANY.remove();
        FEW.remove();
        DRAFTS.remove();
        SET_ASIDE.remove();
        loaded = false;
        draftsLoaded = false;
    }

    @ParameterizedTest
    @CsvSource({ "publishedAt,", "updatedAt,", "createdAt,", "title,", "shares,", "shares, 7d" })
    void anonymousListNeverReadsAllPosts(String key, String window) {
        var tooMany = new ArrayList<String>();
        for (var sort : List.of(key, "-" + key)) {
            var middle = cursorToTheMiddle(sort, window);
            filters().forEach((name, filter) -> {
                // More than ten times, after which PostgreSQL may have settled for a generic plan.
                for (int i = 0; i < (mayGetAGenericPlan(name) ? 12 : 1); i++) {
                    page(filter, sort, window, null);
                }
                for (var cursor : new String[] { null, middle }) {
                    var read = RowsRead.by(() -> page(filter, sort, window, cursor));
                    if (read.scans() > 0 || read.rows() > bound(name, key)) {
                        tooMany.add("%s by %s%s: %s".formatted(name, sort, cursor == null ? "" : ", from the middle", read));
                    }
                }
            });
        }
        assertEquals("", String.join("\n", tooMany));
    }

    /** Without the sort key {@code shares}: only public posts have a popularity, so such a list is always sorted. */
    @ParameterizedTest
    @ValueSource(strings = { "publishedAt", "updatedAt", "createdAt", "title" })
    void authorsAndEditorsListNeverReadsAllPosts(String key) {
        loadDrafts();
        var tooMany = new ArrayList<String>();
        for (var sort : List.of(key, "-" + key)) {
            var middle = cursorToTheMiddle(sort, null);
            callers().forEach((role, caller) -> statuses().forEach((name, filter) -> {
                var bound = role.equals("author") && name.startsWith("draft") ? DRAFTS_OF_OTHERS : OF_AN_AUTHOR;
                for (var cursor : new String[] { null, middle }) {
                    var read = RowsRead.by(() -> page(filter, sort, null, cursor, caller));
                    if (read.scans() > 0 || read.rows() > bound) {
                        tooMany.add(
                                "%s for an %s by %s%s: %s".formatted(name, role, sort,
                                        cursor == null ? "" : ", from the middle", read));
                    }
                }
            }));
        }
        assertEquals("", String.join("\n", tooMany));
    }

    /**
     * The most rows that a list may read. The planner does not know that dates correlate: for posts after one date, sorted by
     * another, it may read the index from the oldest on. There it is enough that the table is not scanned.
     */
    private static long bound(String filter, String key) {
        var ofDate = filter.startsWith("published") ? "publishedAt" : filter.startsWith("updated") ? "updatedAt" : null;
        if (ofDate != null) {
            return ofDate.equals(key) ? IN_ORDER : Long.MAX_VALUE;
        }
        if (key.equals("shares") && (filter.contains(" and ") || filter.endsWith(" of few") || filter.equals("featured")
                || filter.equals("ids"))) {
            // Rare posts may still be searched for among all popularities, but never by a scan of the posts.
            return Long.MAX_VALUE;
        }
        if (key.equals("shares") && filter.equals("nothing")) {
            return IN_ORDER;
        }
        return key.equals("publishedAt") && !filter.contains(" and ") ? IN_ORDER : SORTED_OR_FILTERED;
    }

    private static boolean mayGetAGenericPlan(String filter) {
        return Stream.of("nothing", "tag", "author", "category").anyMatch(filter::startsWith);
    }

    private static boolean isVacuumed() {
        return Sql.text("""
                select count(*) from pg_class
                where relname in ('post', 'post_author', 'post_category', 'post_tag', 'post_popularity')
                and relallvisible > 0.9 * relpages
                """).equals("5");
    }

    private String cursorToTheMiddle(String sort, String window) {
        var next = reader
                .list(filter(Map.of()), sort, window, null, new Listing(10, null, 5_000, false), Caller.ANONYMOUS, null)
                .page()
                .next();
        assertTrue(next != null, "The list has no page after its middle");
        return next;
    }

    private void page(PostFilter filter, String sort, String window, String cursor) {
        page(filter, sort, window, cursor, Caller.ANONYMOUS);
    }

    private void page(PostFilter filter, String sort, String window, String cursor, Caller caller) {
        reader.list(filter, sort, window, null, new Listing(10, cursor, null, false), caller, null);
    }

    private static Map<String, Caller> callers() {
        var author = Sql.text("select cast(id as varchar) from author where slug = '%s'".formatted(MANY.author(3)));
        return Map.of("editor", caller(author, Role.EDITOR), "author", caller(author, Role.AUTHOR));
    }

    private static Caller caller(String author, Role role) {
        return new Caller(UUID.fromString(author), role, EnumSet.allOf(Scope.class), null);
    }

    /** Each status, usual combinations of statuses, and some filters with them. */
    private static Map<String, PostFilter> statuses() {
        var filters = new LinkedHashMap<String, PostFilter>();
        for (var status : List.of("draft", "scheduled", "archived", "trashed", "draft,published", "archived,trashed",
                "draft,scheduled,published,archived")) {
            filters.put(status, filter(Map.of("status", status)));
        }
        var all = "draft,scheduled,published,archived,trashed";
        filters.put("all", filter(Map.of("status", all)));
        filters.put("all of an author", filter(Map.of("status", all, "author", MANY.author(3))));
        filters.put("all of few", filter(Map.of("status", all, "tag", FEW.tag(4))));
        filters.put("drafts in a category", filter(Map.of("status", "draft", "category", DRAFTS.category(5))));
        filters.put("review requested", filter(Map.of("reviewRequested", true)));
        filters.put("drafts without", filter(Map.of("status", "draft", "reviewRequested", false)));
        return filters;
    }

    /** Every documented filter; where it matters, both for many posts and for few. */
    private static Map<String, PostFilter> filters() {
        var filters = new LinkedHashMap<String, PostFilter>();
        filters.put("nothing", filter(Map.of()));
        for (var posts : List.of(MANY, FEW)) {
            var which = posts == MANY ? " of many" : " of few";
            filters.put("language" + which, filter(Map.of("language", posts.language())));
            filters.put("author" + which, filter(Map.of("author", posts.author(3))));
            filters.put("authors" + which, filter(Map.of("author", posts.author(3) + "," + posts.author(4))));
            filters.put("category" + which, filter(Map.of("category", posts.category(5))));
            filters.put("category above" + which, filter(Map.of("category", posts.category(0))));
            filters.put("tag" + which, filter(Map.of("tag", posts.tag(4))));
            filters.put("tags" + which, filter(Map.of("tag", posts.tag(4) + "," + posts.tag(11))));
            filters.put("category and tag" + which, filter(Map.of("category", MANY.category(0), "tag", posts.tag(4))));
            filters.put("tag and author" + which, filter(Map.of("tag", MANY.tag(4), "author", posts.author(7))));
            filters.put("language and category" + which,
                    filter(Map.of("language", posts.language(), "category", MANY.category(5))));
        }
        filters.put("featured", filter(Map.of("featured", true)));
        filters.put("not featured", filter(Map.of("featured", false)));
        filters.put("author and featured", filter(Map.of("featured", true, "author", MANY.author(0))));
        filters.put("publishedAfter", filter(Map.of("publishedAfter", Instant.parse("1990-02-04T12:00:00Z"))));
        filters.put("publishedBefore", filter(Map.of("publishedBefore", Instant.parse("1990-01-01T00:20:00Z"))));
        filters.put("updatedAfter", filter(Map.of("updatedAfter", Instant.parse("1995-01-01T00:00:00Z"))));
        filters.put("ids", filter(Map.of("ids", MANY.post(5) + "," + MANY.post(77_000) + "," + FEW.post(3))));
        filters.put("exclude", filter(Map.of("exclude", MANY.post(5) + "," + MANY.post(77_000) + "," + FEW.post(3))));
        return filters;
    }

    private static PostFilter filter(Map<String, Object> given) {
        var values = new HashMap<>(given);
        return new PostFilter((String) values.get("author"), (String) values.get("category"), (String) values.get("tag"),
                (String) values.get("language"), (Boolean) values.get("featured"), (String) values.get("status"),
                (Boolean) values.get("reviewRequested"), (Instant) values.get("publishedAfter"),
                (Instant) values.get("publishedBefore"), (Instant) values.get("updatedAfter"), (String) values.get("ids"),
                (String) values.get("exclude"));
    }
}
