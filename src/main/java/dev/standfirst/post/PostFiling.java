package dev.standfirst.post;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;

/**
 * The authors, categories and tags that a list asks for.
 *
 * <p>
 * They are looked up ahead of the posts: how many posts a tag has, and so how they are best found, the database knows by the
 * tag's
 * id, and not by its slug.
 */
final class PostFiling {

    /** The alias of what {@link #leading} joins. */
    static final String FILED = "f";

    /** Each is read from its own stretch of an index; beyond so many it is better to look at the posts one by one. */
    private static final int MOST_STRETCHES = 16;

    /** Of posts that are not listed; see the migration. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /** In the order in which they lead: what has the fewest posts as a rule comes first. */
    private enum Kind {
        TAG("FiledByTag", "select 0, x.id from Tag x"),
        AUTHOR("FiledByAuthor", "select 1, x.id from Author x"),
        CATEGORY("FiledByCategory",
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

    private PostFiling(Map<Kind, List<UUID>> asked) {
        this.asked = asked;
    }

    /** One statement, and none where nothing is asked for. */
    static PostFiling of(PostFilter filter, Session session) {
        var lookups = new EnumMap<Kind, Where>(Kind.class);
        var tags = AnyOf.of("tag", filter.tag());
        if (tags != null) {
            lookups.put(Kind.TAG, new Where().and("x.slug in :tags", "tags", tags));
        }
        refs(lookups, Kind.AUTHOR, "author", filter.author());
        refs(lookups, Kind.CATEGORY, "category", filter.category());
        if (lookups.isEmpty()) {
            return new PostFiling(Map.of());
        }
        var asked = new EnumMap<Kind, List<UUID>>(Kind.class);
        lookups.keySet().forEach(kind -> asked.put(kind, new ArrayList<>()));
        var query = session.createSelectionQuery(lookups.entrySet().stream()
                .map(lookup -> lookup.getKey().lookup + lookup.getValue().hql()).collect(joining(" union ")), Found.class);
        lookups.values().forEach(where -> where.bind(query));
        for (var found : query.getResultList()) {
            asked.computeIfAbsent(Kind.values()[found.kind], kind -> new ArrayList<>()).add(found.id);
        }
        return new PostFiling(asked);
    }

    private static void refs(Map<Kind, Where> lookups, Kind kind, String parameter, @Nullable String value) {
        var where = new Where();
        AnyOf.refs(where, parameter, value, "%s", "x");
        if (value != null) {
            lookups.put(kind, where);
        }
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

    /** Joins what leads, with {@code postId} and {@code listedAt}, each post once. */
    String leading(Where where) {
        var kind = asked.keySet().iterator().next();
        var ids = leaders();
        where.set("never", NEVER);
        for (int i = 0; i < ids.size(); i++) {
            where.set(kind.parameter() + i, ids.get(i));
        }
        if (ids.size() == 1) {
            where.and("f.under = :" + kind.parameter() + "0 and f.listedAt > :never");
            return " join " + kind.entity + " f on f.postId = p.id";
        }
        return " join (select distinct each.postId as postId, each.listedAt as listedAt from ("
                + IntStream.range(0, ids.size())
                        .mapToObj(i -> "select e.postId as postId, e.listedAt as listedAt from " + kind.entity
                                + " e where e.under = :" + kind.parameter() + i + " and e.listedAt > :never")
                        .collect(joining(" union all "))
                + ") each) f on f.postId = p.id";
    }

    /** Adds conditions for all that does not lead. */
    void restrict(Where where, boolean led) {
        asked.entrySet().stream().skip(led ? 1 : 0).forEach(entry -> {
            var kind = entry.getKey();
            if (entry.getValue().isEmpty()) {
                where.and("1 = 0");
            } else {
                where.and("p.id in (select e.postId from " + kind.entity + " e where e.under in :" + kind.parameter() + ")",
                        kind.parameter(), entry.getValue());
            }
        });
    }

    private List<UUID> leaders() {
        return asked.values().iterator().next();
    }
}
