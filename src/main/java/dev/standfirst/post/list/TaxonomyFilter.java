package dev.standfirst.post.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.post.TaxonomyLink;

/**
 * The authors, categories and tags that a list is filtered by, as ids.
 *
 * <p>
 * They are looked up before the posts: a database knows how many posts a tag has, and so how to find them best, by the id of
 * the tag and not by its slug.
 */
final class TaxonomyFilter {

    /** Alias of the link that a query reads first; see {@link #ranges}. */
    static final String ALIAS = "link";

    /** Ranges of an index that are merged; with more of them, filtering the posts one by one is cheaper. */
    private static final int MAX_RANGES = 16;

    private record Found(Integer taxonomy, UUID id) {
    }

    /** Ids by taxonomy, in the order of {@link Taxonomy}; none where the client named something that does not exist. */
    private final EnumMap<Taxonomy, List<UUID>> ids;

    TaxonomyFilter(Map<Taxonomy, List<UUID>> ids) {
        this.ids = new EnumMap<>(Taxonomy.class);
        this.ids.putAll(ids);
    }

    /** Runs one statement, or none for a filter without authors, categories and tags. */
    static TaxonomyFilter of(PostFilter filter, Session session) {
        var lookups = new EnumMap<Taxonomy, Where>(Taxonomy.class);
        var tags = AnyOf.of("tag", filter.tag());
        if (tags != null) {
            lookups.put(Taxonomy.TAG, new Where().in("x.slug", "tag", tags));
        }
        addRefs(lookups, Taxonomy.AUTHOR, "author", filter.author());
        addRefs(lookups, Taxonomy.CATEGORY, "category", filter.category());
        var ids = new EnumMap<Taxonomy, List<UUID>>(Taxonomy.class);
        if (!lookups.isEmpty()) {
            lookups.keySet().forEach(taxonomy -> ids.put(taxonomy, new ArrayList<>()));
            var hql = lookups.entrySet().stream().map(lookup -> lookup(lookup.getKey()) + lookup.getValue().hql())
                    .collect(joining(" union "));
            var query = session.createSelectionQuery(hql, Found.class);
            lookups.values().forEach(where -> where.bind(query));
            for (var found : query.getResultList()) {
                ids.computeIfAbsent(Taxonomy.values()[found.taxonomy], taxonomy -> new ArrayList<>()).add(found.id);
            }
        }
        return new TaxonomyFilter(ids);
    }

    /** HQL of the ids that a name stands for: a category also stands for the categories below it. */
    private static String lookup(Taxonomy taxonomy) {
        return "select " + taxonomy.ordinal() + switch (taxonomy) {
            case TAG -> ", x.id from Tag x";
            case AUTHOR -> ", x.id from Author x";
            case CATEGORY -> ", below.id from Category below join Category x on below.path like concat(x.path, '%')";
        };
    }

    private static void addRefs(Map<Taxonomy, Where> lookups, Taxonomy taxonomy, String parameter, @Nullable String value) {
        if (value != null) {
            var where = new Where();
            AnyOf.refs(where, parameter, value, "%s", "x");
            lookups.put(taxonomy, where);
        }
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether the filter consists of one kind of taxonomy, and of nothing else. */
    boolean isOnlyFilterOf(PostFilter filter) {
        return ids.size() == 1 && filter.withoutTaxonomy().isEmpty();
    }

    /** Whether the links of the first taxonomy can be read in the order of their dates, from up to 16 ranges of an index. */
    boolean hasRanges() {
        return !ids.isEmpty() && !firstIds().isEmpty() && firstIds().size() <= MAX_RANGES;
    }

    /** Whether all links of the first taxonomy are in one range of an index, and so have the same {@link #idOfLink}. */
    boolean isOneRange() {
        return firstIds().size() == 1;
    }

    /** HQL of the id in the link that {@link #ranges} joins. */
    String idOfLink() {
        return ALIAS + "." + first().id;
    }

    /**
     * Joins the links of the first taxonomy to the posts, in the order of their dates. A post with several of the ids is taken
     * from its first link alone: unlike “distinct”, this condition lets the database merge the ranges, each of which is in the
     * order of its index, and stop when the list page is full.
     */
    ListQuery.Source ranges(Where where) {
        var taxonomy = first();
        where.set("never", TaxonomyLink.NEVER);
        var among = where.list(parameter(taxonomy), firstIds());
        if (isOneRange()) {
            where.and("%s = :%s0 and link.listedAt > :never".formatted(idOfLink(), parameter(taxonomy)));
            return descending -> " from Post p join " + taxonomy.link + " link on link.postId = p.id";
        }
        // “case” instead of a bare “in”, for which H2 would read all links with one of the ids, for each post.
        where.and("""
                not exists (
                  select 1 from %s other
                   where other.postId = link.postId and other.position < link.position
                     and case when other.%s in %s then 1 else 0 end = 1)""".formatted(taxonomy.link, taxonomy.id, among));
        return descending -> IntStream.range(0, firstIds().size())
                .mapToObj(number -> range(taxonomy, number, descending ? "desc" : "asc"))
                .collect(joining(" union all ", " from Post p join (", ") link on link.postId = p.id"));
    }

    private static String range(Taxonomy taxonomy, int number, String direction) {
        return """
                (select l.postId as postId, l.listedAt as listedAt, l.position as position
                   from %s l
                  where l.%s = :%s and l.listedAt > :never
                  order by l.listedAt %s, l.postId %s)""".formatted(taxonomy.link, taxonomy.id, parameter(taxonomy) + number,
                direction, direction);
    }

    /** Adds a condition for each taxonomy; without the first one if the query reads its {@link #ranges}. */
    void restrict(Where where, boolean readsRanges) {
        ids.entrySet().stream().skip(readsRanges ? 1 : 0).forEach(entry -> {
            var taxonomy = entry.getKey();
            if (entry.getValue().isEmpty()) {
                where.and("1 = 0");
            } else {
                where.and("p.id in (select l.postId from %s l where l.%s in %s)".formatted(taxonomy.link, taxonomy.id,
                        where.list(parameter(taxonomy), entry.getValue())));
            }
        });
    }

    private Taxonomy first() {
        return ids.keySet().iterator().next();
    }

    private List<UUID> firstIds() {
        return ids.values().iterator().next();
    }

    private static String parameter(Taxonomy taxonomy) {
        return taxonomy.id;
    }
}
