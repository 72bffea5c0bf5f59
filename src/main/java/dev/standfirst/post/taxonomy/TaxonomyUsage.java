package dev.standfirst.post.taxonomy;

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
import dev.standfirst.post.Post;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.TaxonomyLink;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.list.PostConditions;
import dev.standfirst.post.list.PostDependencies;

/** The posts that have something in one of their lists: authors, categories or tags. */
@ApplicationScoped
class TaxonomyUsage {

    /** A post is held only as long as it is being changed; so many at a time. */
    private static final int BATCH = 200;

    /**
     * That a {@link TaxonomyLink} {@code f} is of a public post: of one that is listed, and none of the few whose time is yet
     * to
     * come. All others are counted by an index that way, without a look at the posts.
     */
    static final String IS_PUBLIC = "f.listedAt > :never and f.postId not in (select p.id from Post p where "
            + PostConditions.Asked.SCHEDULED.hql() + ")";

    private record Count(UUID id, Long posts) {
    }

    private final CurrentSession session;
    private final RevisionLog history;
    private final PostChanges changes;
    private final PostDependencies dependencies;
    private final Clock clock;

    TaxonomyUsage(CurrentSession session, RevisionLog history, PostChanges changes, PostDependencies dependencies,
            Clock clock) {
        this.session = session;
        this.history = history;
        this.changes = changes;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** How many public posts have each of these in the list that is kept as {@code filed}. */
    Map<UUID, Long> publicPostsWith(String filed, Collection<UUID> ids) {
        // No list has anything twice.
        return publicPosts("select f.under, count(*) from " + filed + " f where f.under in :ids and " + IS_PUBLIC
                + " group by f.under", ids);
    }

    /**
     * How many public posts each of these stands for.
     *
     * @param counting HQL that selects what is asked for by {@code :ids}, and counts what of {@code f} {@link #IS_PUBLIC}
     */
    Map<UUID, Long> publicPosts(String counting, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        dependencies.dependsOnPostsHaving(ids);
        return session.get().createSelectionQuery(counting, Count.class)
                .setParameter("ids", ids).setParameter("never", TaxonomyLink.NEVER)
                .setParameter("scheduled", PostStatus.SCHEDULED).setParameter("now", clock.instant())
                .getResultStream().collect(toMap(Count::id, Count::posts));
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
