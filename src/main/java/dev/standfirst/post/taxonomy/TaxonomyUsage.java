package dev.standfirst.post.taxonomy;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.post.TaxonomyLink;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.list.PostDependencies;
import dev.standfirst.post.list.PublicLinks;

/** Counts the posts of authors, categories and tags, and replaces one of them by another in all posts. */
@ApplicationScoped
class TaxonomyUsage {

    /** Posts that one flush writes; the session forgets them after it. */
    private static final int BATCH = 200;

    private record Count(UUID id, Long posts) {
    }

    private final CurrentSession session;
    private final RevisionLog revisions;
    private final PostChanges changes;
    private final PostDependencies dependencies;
    private final Clock clock;

    TaxonomyUsage(CurrentSession session, RevisionLog revisions, PostChanges changes, PostDependencies dependencies,
            Clock clock) {
        this.session = session;
        this.revisions = revisions;
        this.changes = changes;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** Numbers of public posts by id of the author, category or tag; ids without a public post are absent. */
    Map<UUID, Long> publicPosts(Taxonomy taxonomy, Collection<UUID> ids) {
        // Counts links, because a post has no author, category or tag twice.
        return publicPosts("""
                select f.%1$s, count(*)
                  from %2$s f
                 where f.%1$s in :ids and %3$s
                 group by f.%1$s""".formatted(taxonomy.id, taxonomy.link, PublicLinks.IS_PUBLIC), ids);
    }

    /**
     * Numbers of public posts by id.
     *
     * @param hql selects an id among {@code :ids} and the number of its links {@code f} that meet {@link PublicLinks#IS_PUBLIC}
     */
    Map<UUID, Long> publicPosts(String hql, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        dependencies.dependsOnPostsHaving(ids);
        return session.get().createSelectionQuery(hql, Count.class)
                .setParameter("ids", ids).setParameter("never", TaxonomyLink.NEVER)
                .setParameter("scheduled", PostStatus.SCHEDULED).setParameter("now", clock.instant())
                .getResultStream().collect(toMap(Count::id, Count::posts));
    }

    /**
     * Restricts a list of the entities {@code e} to those with a public post. It changes with every post that becomes public.
     */
    void restrictToPublic(Taxonomy taxonomy, Where where) {
        dependencies.dependsOnNewest(null);
        PublicLinks.restrict(where, taxonomy, "e", clock.instant());
    }

    /**
     * Whether a post has it, public or not, in the trash or not.
     *
     * @param list name of the list of a post: {@code authors}, {@code categories} or {@code tags}
     */
    boolean isUsed(String list, UUID id) {
        return !session.get()
                .createSelectionQuery("select p.id from Post p join p." + list + " x where x.id = :id", UUID.class)
                .setParameter("id", id).setMaxResults(1).getResultList().isEmpty();
    }

    /**
     * Replaces {@code from} by {@code to} in all posts, and keeps a revision of each. Removes {@code from} if {@code to} is
     * null; a post that has both keeps {@code to} at the better of the two positions.
     */
    <T> void replace(String list, Function<Post, List<T>> of, T from, @Nullable T to, UUID fromId, Caller by) {
        var now = clock.instant();
        UUID last = new UUID(0, 0);
        for (var batch = next(list, fromId, last); !batch.isEmpty(); batch = next(list, fromId, last)) {
            for (var post : batch) {
                var before = PostInput.of(post, null);
                var position = PostChanges.position(post);
                Post.replace(of.apply(post), replaced(of.apply(post), from, to));
                revisions.keep(post, before, PostInput.of(post, null), by, now);
                changes.announce(post, position);
                last = post.id;
            }
            Post.flush();
            batch.forEach(session.get()::evict);
        }
    }

    private static <T> List<T> replaced(List<T> list, T from, @Nullable T to) {
        var result = new LinkedHashSet<T>();
        for (var element : list) {
            var kept = element.equals(from) ? to : element;
            if (kept != null) {
                result.add(kept);
            }
        }
        return List.copyOf(result);
    }

    private List<Post> next(String list, UUID having, UUID after) {
        return session.get()
                .createSelectionQuery("""
                        select p from Post p
                         where p.id > :after and exists (select 1 from p.%s x where x.id = :having)
                         order by p.id""".formatted(list), Post.class)
                .setParameter("after", after).setParameter("having", having).setMaxResults(BATCH).getResultList();
    }
}
