package dev.standfirst.post;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;

/** The posts that have something in one of their lists: authors, categories or tags. */
@ApplicationScoped
class PostLists {

    /** A post is held only as long as it is being changed; so many at a time. */
    private static final int BATCH = 200;

    private record Count(UUID id, Long posts) {
    }

    private final CurrentSession session;
    private final PostHistory history;
    private final PostChanges changes;
    private final PostSources sources;
    private final Clock clock;

    PostLists(CurrentSession session, PostHistory history, PostChanges changes, PostSources sources, Clock clock) {
        this.session = session;
        this.history = history;
        this.changes = changes;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Public posts by what they have in the list; {@code counting} names it and joins what is asked for, as {@code x}. By outer
     * joins: they give the same here, but H2 looks inner ones up by each of the ids for each post, a thousand times slower.
     */
    Map<UUID, Long> publicPosts(String counting, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        sources.having(ids);
        var where = PostConditions.isPublic(clock.instant()).in("x.id", "id", ids);
        var query = session.get().createSelectionQuery(
                "select x.id, count(distinct p.id) from Post p " + counting + where.hql() + " group by x.id", Count.class);
        where.bind(query);
        return query.getResultStream().collect(toMap(Count::id, Count::posts));
    }

    /** Whether any post, the trash included, has it in the list. */
    boolean has(String list, UUID id) {
        return !session.get()
                .createSelectionQuery("select p.id from Post p join p." + list + " x where x.id = :id", UUID.class)
                .setParameter("id", id).setMaxResults(1).getResultList().isEmpty();
    }

    /**
     * Puts {@code to} in the place of {@code from} in all posts; where {@code to} stands already, or is null, {@code from} is
     * taken out.
     */
    <T> void replace(String list, Function<Post, List<T>> of, T from, @Nullable T to, UUID fromId, Caller by) {
        var now = clock.instant();
        UUID last = new UUID(0, 0);
        for (var batch = next(list, fromId, last); !batch.isEmpty(); batch = next(list, fromId, last)) {
            for (var post : batch) {
                var before = PostInput.of(post, null);
                var place = PostChanges.place(post);
                var changed = new ArrayList<>(of.apply(post));
                if (to == null || changed.contains(to)) {
                    takeOut(changed, from, to);
                } else {
                    changed.replaceAll(thing -> thing.equals(from) ? to : thing);
                }
                Post.replace(of.apply(post), changed);
                history.keep(post, before, PostInput.of(post, null), by, now);
                changes.announce(post, place);
                last = post.id;
            }
            Post.flush();
            batch.forEach(session.get()::evict);
        }
    }

    /** The heir takes the better of the two places. */
    private static <T> void takeOut(List<T> things, T from, @Nullable T to) {
        if (to != null && things.indexOf(from) < things.indexOf(to)) {
            things.remove(to);
            things.replaceAll(thing -> thing.equals(from) ? to : thing);
        } else {
            things.remove(from);
        }
    }

    private List<Post> next(String list, UUID having, UUID after) {
        return session.get()
                .createSelectionQuery("select p from Post p where p.id > :after and exists (select 1 from p." + list
                        + " x where x.id = :having) order by p.id", Post.class)
                .setParameter("after", after).setParameter("having", having).setMaxResults(BATCH).getResultList();
    }
}
