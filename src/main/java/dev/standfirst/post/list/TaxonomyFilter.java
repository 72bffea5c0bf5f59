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
import dev.standfirst.post.TaxonomyLink;
import dev.standfirst.post.card.PostRow;

/**
 * The authors, categories and tags that a list asks for.
 *
 * <p>
 * They are looked up ahead of the posts: how many posts a tag has, and so how they are best found, the database knows
 * by the tag's id, and not by its slug.
 */
final class TaxonomyFilter {

    /** The alias of what {@link #leading} joins. */
    static final String FILED = "f";

    /** Each is read from its own stretch of an index; beyond so many it is better to look at the posts one by one. */
    private static final int MOST_STRETCHES = 16;

    /** In the order in which they lead: what has the fewest posts as a rule comes first. */
    private enum Kind {
        TAG("PostTagLink", "select 0, x.id from Tag x"),
        AUTHOR("PostAuthorLink", "select 1, x.id from Author x"),
        CATEGORY("PostCategoryLink",
                "select 2, below.id from Category below join Category x on below.path like concat(x.path, '%')");

        private final String entity;
        private final String lookup;

        Kind(String entity, String lookup) {
            this.entity = entity;
            this.lookup = lookup;
        }

        String parameter() {
            return "filed" + entity;
        }
    }

    private record Found(Integer kind, UUID id) {
    }

    private final Map<Kind, List<UUID>> asked;

    private TaxonomyFilter(Map<Kind, List<UUID>> asked) {
        this.asked = asked;
    }

    /** One statement, and none where nothing is asked for. */
    static TaxonomyFilter of(PostFilter filter, Session session) {
        var lookups = new EnumMap<Kind, Where>(Kind.class);
        var tags = AnyOf.of("tag", filter.tag());
        if (tags != null) {
            lookups.put(Kind.TAG, new Where().in("x.slug", "tag", tags));
        }
        refs(lookups, Kind.AUTHOR, "author", filter.author());
        refs(lookups, Kind.CATEGORY, "category", filter.category());
        if (lookups.isEmpty()) {
            return new TaxonomyFilter(Map.of());
        }
        var asked = new EnumMap<Kind, List<UUID>>(Kind.class);
        lookups.keySet().forEach(kind -> asked.put(kind, new ArrayList<>()));
        var query = session.createSelectionQuery(lookups.entrySet().stream()
                .map(lookup -> lookup.getKey().lookup + lookup.getValue().hql()).collect(joining(" union ")), Found.class);
        lookups.values().forEach(where -> where.bind(query));
        for (var found : query.getResultList()) {
            asked.computeIfAbsent(Kind.values()[found.kind], kind -> new ArrayList<>()).add(found.id);
        }
        return new TaxonomyFilter(asked);
    }

    private static void refs(Map<Kind, Where> lookups, Kind kind, String parameter, @Nullable String value) {
        var where = new Where();
        AnyOf.refs(where, parameter, value, "%s", "x");
        if (value != null) {
            lookups.put(kind, where);
        }
    }

    /** Whether anything is asked for. */
    boolean isAny() {
        return !asked.isEmpty();
    }

    /** Whether nothing else is asked for than one kind of them at most. */
    boolean isAll(PostFilter filter) {
        return asked.size() <= 1 && filter.equals(PostFilter.filed(filter.author(), filter.category(), filter.tag()));
    }

    /** Whether its posts are read in the order of their dates, rather than picked from all posts. */
    boolean leads() {
        return !asked.isEmpty() && !leaders().isEmpty() && leaders().size() <= MOST_STRETCHES;
    }

    /**
     * Whether all posts that it leads to stand in one stretch of an index, of which each row has the same in {@code f.under}.
     */
    boolean isOneStretch() {
        return leaders().size() == 1;
    }

    /**
     * Joins what leads, with {@code postId} and {@code listedAt}. A post that stands in several stretches comes in
     * the first of its places alone: unlike “distinct”, that lets the database merge the stretches, and stop when the
     * page is full. So does their order, which is nothing but what each has by its index.
     */
    ListQuery.Source leading(Where where) {
        var kind = asked.keySet().iterator().next();
        var ids = leaders();
        where.set("never", TaxonomyLink.NEVER);
        var among = where.list(kind.parameter(), ids);
        if (ids.size() == 1) {
            where.and("f.under = :" + kind.parameter() + "0 and f.listedAt > :never");
            return descending -> PostRow.FROM + " join " + kind.entity + " f on f.postId = p.id";
        }
        // Not the bare “in”, by which H2 would look through all that has one of them, for each post.
        where.and("not exists (select 1 from " + kind.entity + " o where o.postId = f.postId and o.position < f.position "
                + "and case when o.under in " + among + " then 1 else 0 end = 1)");
        return descending -> PostRow.FROM + " join (" + IntStream.range(0, ids.size())
                .mapToObj(i -> stretch(kind, i, descending ? " desc" : " asc")).collect(joining(" union all "))
                + ") f on f.postId = p.id";
    }

    private static String stretch(Kind kind, int number, String direction) {
        return "(select e.postId as postId, e.listedAt as listedAt, e.position as position from " + kind.entity
                + " e where e.under = :" + kind.parameter() + number + " and e.listedAt > :never order by e.listedAt"
                + direction
                + ", e.postId" + direction + ")";
    }

    /** Adds conditions for all that does not lead. */
    void restrict(Where where, boolean led) {
        asked.entrySet().stream().skip(led ? 1 : 0).forEach(entry -> {
            var kind = entry.getKey();
            if (entry.getValue().isEmpty()) {
                where.and("1 = 0");
            } else {
                where.and("p.id in (select e.postId from " + kind.entity + " e where e.under in "
                        + where.list(kind.parameter(), entry.getValue()) + ")");
            }
        });
    }

    private List<UUID> leaders() {
        return asked.values().iterator().next();
    }
}
