package dev.standfirst.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As many posts as one likes, loaded by SQL and the same each time, in a language of their own by which lists find them:
 * published ones, unless something else is said.
 *
 * <p>
 * Post {@code n} (from 1) has the author {@code n mod 10}, and each third post has {@code (n + 1) mod 10} beside
 * them; it is filed in the category {@code 2 + n mod 8}, and each even post also in {@code 2 + (n + 3) mod 8}, where
 * 0 is above the even categories and 1 above the odd ones; it has the tags {@code n mod 20} and {@code (n + 7) mod
 * 20}. Two posts each carry the same date, three decades ago, so they come up in nobody's recent posts.
 */
public final class ManyPosts {

    private static final String BEGIN = "timestamp with time zone '1990-01-01 00:00:00+00'";

    private final String name;
    private final int size;
    private final boolean published;

    /** Named by a word of lower-case letters, for its slugs; at most eight. */
    public ManyPosts(String name, int size) {
        this(name, size, true);
    }

    private ManyPosts(String name, int size, boolean published) {
        this.name = name;
        this.size = size;
        this.published = published;
    }

    /** The same as drafts, which have no date yet. */
    public static ManyPosts drafts(String name, int size) {
        return new ManyPosts(name, size, false);
    }

    public String language() {
        return "qaa-" + name;
    }

    public String author(int n) {
        return name + "-author-" + n;
    }

    public String category(int n) {
        return name + "-category-" + n;
    }

    public String tag(int n) {
        return name + "-tag-" + n;
    }

    public String post(int n) {
        return name + "-post-" + n;
    }

    public void load() {
        var now = "timestamp with time zone '1995-01-01 00:00:00+00'";
        var post = id("4", "n");
        var sql = new ArrayList<>(unchecked());
        sql.add("insert into author (id, version, slug, name, role, created_at, updated_at) select " + id("1", "n")
                + ", 0, '" + name + "-author-' || n, 'Author ' || n, 'AUTHOR', " + now + ", " + now + from(0, 9));
        sql.add("insert into category (id, version, slug, name, parent_id, path, created_at, updated_at) select " + id("2", "n")
                + ", 0, '" + name + "-category-' || n, 'Category ' || n, null, " + id("2", "n") + " || '/', " + now + ", " + now
                + from(0, 1));
        sql.add("insert into category (id, version, slug, name, parent_id, path, created_at, updated_at) select " + id("2", "n")
                + ", 0, '" + name + "-category-' || n, 'Category ' || n, " + id("2", "mod(n, 2)") + ", " + id("2", "mod(n, 2)")
                + " || '/' || " + id("2", "n") + " || '/', " + now + ", " + now + from(2, 9));
        sql.add("insert into tag (id, version, slug, name, name_key, created_at, updated_at) select " + id("3", "n") + ", 0, '"
                + name + "-tag-' || n, '" + name + " tag ' || n, '" + name + " tag ' || n, " + now + ", " + now + from(0, 19));
        sql.add("insert into post (id, version, slug, title, auto_excerpt, word_count, status, language, featured, published_at, "
                + "created_at, updated_at, seo_no_index) select " + post + ", 0, '" + name
                + "-post-' || n, 'Number ' || mod(n * 31, 997), "
                + "'Some words.', 2, '" + (published ? "PUBLISHED" : "DRAFT") + "', '" + language() + "', false, "
                + (published ? date() : "null") + ", " + date() + ", " + BEGIN + " + mod(n * 31, " + size
                + ") * interval '1' minute, false" + from(1, size));
        sql.add("insert into post_content (post_id, format, source, html) select " + post
                + ", 'HTML', '<p>Some words.</p>', '<p>Some words.</p>'" + from(1, size));
        sql.add("insert into share_total (post_id, listed_at, total) select " + post + ", " + listedAt() + ", 0"
                + from(1, size));
        sql.add(file("author", 0, id("1", "mod(n, 10)")));
        sql.add(file("author", 1, id("1", "mod(n + 1, 10)")) + " where mod(n, 3) = 0");
        sql.add(file("category", 0, id("2", "2 + mod(n, 8)")));
        sql.add(file("category", 1, id("2", "2 + mod(n + 3, 8)")) + " where mod(n, 2) = 0");
        sql.add(file("tag", 0, id("3", "mod(n, 20)")));
        sql.add(file("tag", 1, id("3", "mod(n + 7, 20)")));
        sql.add("analyze");
        Sql.run(sql);
    }

    /** Takes everything away again, with all that was written in the language since. */
    public void remove() {
        var posts = "(select id from post where language = '" + language() + "')";
        Sql.run(Stream.concat(Stream.concat(unchecked().stream(),
                Stream.of("post_content", "post_author", "post_category", "post_tag", "share_count", "share_hour",
                        "share_total")
                        .map(table -> "delete from " + table + " where post_id in " + posts)),
                Stream.of("delete from post where language = '" + language() + "'",
                        "delete from category where slug like '" + name + "-category-%' and parent_id is not null",
                        "delete from category where slug like '" + name + "-category-%'",
                        "delete from author where slug like '" + name + "-author-%'",
                        "delete from tag where slug like '" + name + "-tag-%'"))
                .toList());
    }

    /** Looking up every key of every row takes most of the time, and tells nothing about rows that are made up. */
    private static List<String> unchecked() {
        return TestDatabase.isPostgres() ? List.of("set local session_replication_role = replica") : List.of();
    }

    private String file(String kind, int position, String thing) {
        return "insert into post_" + kind + " (post_id, position, " + kind + "_id, listed_at) select " + id("4", "n") + ", "
                + position + ", " + thing + ", " + listedAt() + from(1, size);
    }

    private String listedAt() {
        return published ? date() : "timestamp with time zone '0001-01-01 00:00:00+00'";
    }

    private String date() {
        return BEGIN + " + (mod(n * 7919, " + size + ") / 2) * interval '1' minute";
    }

    /** A UUID by the kind of thing, told by one digit, and its number. */
    private String id(String kind, String n) {
        return "cast('%08x-%s000-7000-8000-' || lpad(cast(%s as varchar), 12, '0') as uuid)".formatted(name.hashCode(), kind,
                n);
    }

    private static String from(int first, int last) {
        return " from %s(%d, %d) as series(n)".formatted(TestDatabase.isPostgres() ? "generate_series" : "system_range", first,
                last);
    }
}
