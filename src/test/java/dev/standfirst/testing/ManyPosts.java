package dev.standfirst.testing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.standfirst.text.CollationKeys;
import dev.standfirst.text.LanguageTags;

/**
 * Any number of posts, loaded by SQL and the same each time, in a language of their own by which lists find them. They are
 * published unless they are created as drafts.
 *
 * <p>
 * Post {@code n} (from 1) has the author {@code n mod 10}, and each third post also has {@code (n + 1) mod 10}. It has the
 * category {@code 2 + n mod 8}, and each even post also has {@code 2 + (n + 3) mod 8}; category 0 is the parent of the even
 * categories and 1 the parent of the odd ones. It has the tags {@code n mod 20} and {@code (n + 7) mod 20}. Every two posts
 * share a date, three decades ago, so that no other test finds them among its recent posts.
 */
public final class ManyPosts {

    private static final String FIRST_DATE = "timestamp with time zone '1990-01-01 00:00:00+00'";
    private static final String CREATED_AT = "timestamp with time zone '1995-01-01 00:00:00+00'";
    private static final String NEVER = "timestamp with time zone '0001-01-01 00:00:00+00'";

    /** Digits by which ids of the kinds differ. */
    private static final String AUTHOR = "1";
    private static final String CATEGORY = "2";
    private static final String TAG = "3";
    private static final String POST = "4";

    private final String name;
    private final int size;
    private final boolean published;

    /** Published posts; the name is a word of at most eight lower-case letters that begins every slug. */
    public ManyPosts(String name, int size) {
        this(name, size, true);
    }

    private ManyPosts(String name, int size, boolean published) {
        this.name = name;
        this.size = size;
        this.published = published;
    }

    /** Drafts, which have no publication date. */
    public static ManyPosts drafts(String name, int size) {
        return new ManyPosts(name, size, false);
    }

    public String language() {
        return LanguageTags.canonical("qaa-" + name);
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
        var sql = new ArrayList<>(withoutForeignKeyChecks());
        sql.add(insert(0, 9,
                """
                        insert into author (id, version, slug, name, name_collation, role, created_at, updated_at)
                        select {id}, 0, '{name}-author-' || n, 'Author ' || n, cast('author ' || n as bytea), 'AUTHOR', {createdAt}, {createdAt}
                        from {series} as series(n)
                        """
                        .replace("{id}", id(AUTHOR, "n"))));
        sql.add(insert(0, 1,
                """
                        insert into category (id, version, slug, name, name_collation, parent_id, path, created_at, updated_at)
                        select {id}, 0, '{name}-category-' || n, 'Category ' || n, cast('category ' || n as bytea), null, {id} || '/', {createdAt}, {createdAt}
                        from {series} as series(n)
                        """
                        .replace("{id}", id(CATEGORY, "n"))));
        sql.add(insert(2, 9,
                """
                        insert into category (id, version, slug, name, name_collation, parent_id, path, created_at, updated_at)
                        select {id}, 0, '{name}-category-' || n, 'Category ' || n, cast('category ' || n as bytea), {parent}, {parent} || '/' || {id} || '/', {createdAt},
                            {createdAt}
                        from {series} as series(n)
                        """
                        .replace("{id}", id(CATEGORY, "n")).replace("{parent}", id(CATEGORY, "mod(n, 2)"))));
        sql.add(insert(0, 19,
                """
                        insert into tag (id, version, slug, name, name_key, name_collation, created_at, updated_at)
                        select {id}, 0, '{name}-tag-' || n, '{name} tag ' || n, '{name} tag ' || n, cast('{name} tag ' || n as bytea), {createdAt}, {createdAt}
                        from {series} as series(n)
                        """
                        .replace("{id}", id(TAG, "n"))));
        sql.add(insert(1, size,
                """
                        insert into post (id, version, slug, title, title_collation, auto_excerpt, word_count, status, language, featured, published_at,
                            created_at, updated_at, seo_no_index)
                        select {id}, 0, '{name}-post-' || n, 'Number ' || mod(n * 31, 997), {titleKeys}[mod(n * 31, 997) + 1], 'Some words.', 2, '{status}', '{language}', false,
                            {publishedAt}, {date}, {firstDate} + mod(n * 31, {size}) * interval '1' minute, false
                        from {series} as series(n)
                        """
                        .replace("{id}", id(POST, "n")).replace("{status}", published ? "PUBLISHED" : "DRAFT")
                        .replace("{titleKeys}", titleKeys()).replace("{language}", language())
                        .replace("{publishedAt}", published ? date() : "null")
                        .replace("{date}", date()).replace("{firstDate}", FIRST_DATE).replace("{size}", String.valueOf(size))));
        sql.add(insert(1, size, """
                insert into post_content (post_id, format, source, html)
                select {id}, 'HTML', '<p>Some words.</p>', '<p>Some words.</p>'
                from {series} as series(n)
                """.replace("{id}", id(POST, "n"))));
        sql.add(insert(1, size, """
                insert into post_popularity (post_id, listed_at, total)
                select {id}, {listedAt}, 0
                from {series} as series(n)
                """.replace("{id}", id(POST, "n")).replace("{listedAt}", listedAt())));
        sql.add(link("author", 0, id(AUTHOR, "mod(n, 10)"), ""));
        sql.add(link("author", 1, id(AUTHOR, "mod(n + 1, 10)"), "where mod(n, 3) = 0"));
        sql.add(link("category", 0, id(CATEGORY, "2 + mod(n, 8)"), ""));
        sql.add(link("category", 1, id(CATEGORY, "2 + mod(n + 3, 8)"), "where mod(n, 2) = 0"));
        sql.add(link("tag", 0, id(TAG, "mod(n, 20)"), ""));
        sql.add(link("tag", 1, id(TAG, "mod(n + 7, 20)"), ""));
        sql.add("analyze");
        Sql.run(sql);
    }

    /** Array of the collation keys of all titles, as the service makes them. */
    private static String titleKeys() {
        var literal = TestDatabase.isPostgres() ? "'\\x%s'::bytea" : "X'%s'";
        return IntStream.range(0, 997)
                .mapToObj(number -> literal.formatted(HexFormat.of().formatHex(CollationKeys.of("Number " + number))))
                .collect(Collectors.joining(", ", "(array[", "])"));
    }

    /** Removes all of it, and every post that was written in the language since. */
    public void remove() {
        var sql = new ArrayList<>(withoutForeignKeyChecks());
        for (var table : List.of("post_content", "post_author", "post_category", "post_tag", "share_count", "share_hour",
                "post_popularity")) {
            sql.add("delete from %s where post_id in (select id from post where language = '%s')".formatted(table, language()));
        }
        sql.add("delete from post where language = '%s'".formatted(language()));
        sql.add("delete from category where slug like '%s-category-%%' and parent_id is not null".formatted(name));
        sql.add("delete from category where slug like '%s-category-%%'".formatted(name));
        sql.add("delete from author where slug like '%s-author-%%'".formatted(name));
        sql.add("delete from tag where slug like '%s-tag-%%'".formatted(name));
        Sql.run(sql);
    }

    /** Turns foreign key checks off on PostgreSQL: they take most of the time and prove nothing about generated rows. */
    private static List<String> withoutForeignKeyChecks() {
        return TestDatabase.isPostgres() ? List.of("set local session_replication_role = replica") : List.of();
    }

    private String link(String kind, int position, String linkedId, String where) {
        return insert(1, size, """
                insert into post_{kind} (post_id, position, {kind}_id, listed_at)
                select {id}, {position}, {linkedId}, {listedAt}
                from {series} as series(n)
                {where}
                """.replace("{kind}", kind).replace("{id}", id(POST, "n")).replace("{position}", String.valueOf(position))
                .replace("{linkedId}", linkedId).replace("{listedAt}", listedAt()).replace("{where}", where));
    }

    /** Fills in the name, the date of creation, and the series of the numbers {@code n} from the first to the last. */
    private String insert(int first, int last, String template) {
        return template.replace("{name}", name).replace("{createdAt}", CREATED_AT).replace("{series}",
                "%s(%d, %d)".formatted(TestDatabase.isPostgres() ? "generate_series" : "system_range", first, last));
    }

    private String listedAt() {
        return published ? date() : NEVER;
    }

    private String date() {
        return FIRST_DATE + " + (mod(n * 7919, " + size + ") / 2) * interval '1' minute";
    }

    /** SQL expression of a UUID that is made from the digit of the kind and a number. */
    private String id(String kind, String n) {
        return "cast('%08x-%s000-7000-8000-' || lpad(cast(%s as varchar), 12, '0') as uuid)".formatted(name.hashCode(), kind,
                n);
    }
}
