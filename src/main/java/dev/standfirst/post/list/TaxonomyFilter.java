package dev.standfirst.post.list;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.post.TaxonomyLink;

/**
 * The authors, categories and tags that a list is filtered by, as ids; see {@link FilterNames}.
 */
final class TaxonomyFilter {

    /** Alias of the link that a query reads first; see {@link #ranges}. */
    static final String ALIAS = "link";

    /** Ranges of an index that are merged; with more of them, filtering the posts one by one is cheaper. */
    private static final int MAX_RANGES = 16;

    /** Ids by taxonomy, in the order of {@link Taxonomy}. */
    private final EnumMap<Taxonomy, List<UUID>> ids;

    TaxonomyFilter(Map<Taxonomy, List<UUID>> ids) {
        this.ids = new EnumMap<>(Taxonomy.class);
        this.ids.putAll(ids);
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
