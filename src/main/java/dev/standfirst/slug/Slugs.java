package dev.standfirst.slug;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;
import static dev.standfirst.problem.ProblemType.SLUG_TAKEN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.problem.ProblemException;

/** Reserves slugs and keeps former ones for redirects. Call it within the transaction of the change. */
@ApplicationScoped
public class Slugs {

    private final CurrentSession session;
    private final ExclusiveInsert exclusive;

    Slugs(CurrentSession session, ExclusiveInsert exclusive) {
        this.session = session;
        this.exclusive = exclusive;
    }

    /**
     * Claims a slug for a resource, which keeps it for good: the wanted one or, if that is null, the first available one of
     * “title”, “title-2”, “title-3” … A resource can return to any of its former slugs. 409 if another resource has or had
     * the wanted slug.
     *
     * @param current current slug of the resource; null for a new one
     */
    public String claim(SlugKind kind, UUID owner, @Nullable String current, @Nullable String wanted, String title) {
        return claim(kind, owner, current, wanted, title, "");
    }

    /**
     * Claims a slug for a resource with a title in a language.
     *
     * @param language BCP 47 tag, which decides how a generated slug spells the letters of the title
     */
    public String claim(SlugKind kind, UUID owner, @Nullable String current, @Nullable String wanted, String title,
            String language) {
        if (current != null && current.equals(wanted)) {
            return current;
        }
        if (wanted == null) {
            return claimFirstAvailable(kind, owner, Slug.of(title, kind.word(), language));
        }
        if (!tryClaim(kind, wanted, owner)) {
            throw taken(kind, wanted);
        }
        return wanted;
    }

    /** Rejects a slug that another resource has or had with a 409, without claiming it. */
    public void requireAvailable(SlugKind kind, UUID owner, String slug) {
        if (SlugClaim.ownerOf(kind, slug).filter(other -> !other.equals(owner)).isPresent()) {
            throw taken(kind, slug);
        }
    }

    /** Finds the resource that has or had this slug, in whatever case it is written. */
    public Optional<UUID> formerOwner(SlugKind kind, Ref ref) {
        var slug = ref.foldedSlug();
        return slug == null || !Slug.isValid(slug) ? Optional.empty() : SlugClaim.ownerOf(kind, slug);
    }

    /** Error for a reference that no entity has now: 308 for a former slug, else 404. */
    public RuntimeException movedOrMissing(SlugKind kind, Class<? extends SluggedEntity> type, Ref ref) {
        return movedOrMissing(kind, type, ref, owner -> true);
    }

    /** Error for a reference that no entity has now: 308 for a former slug of an entity that the caller may see, else 404. */
    public <E extends SluggedEntity> RuntimeException movedOrMissing(SlugKind kind, Class<E> type, Ref ref,
            Predicate<E> isVisible) {
        return formerOwner(kind, ref).map(owner -> session.get().find(type, owner)).filter(isVisible)
                .<RuntimeException> map(owner -> new FormerSlugException(kind, ref, owner.slug))
                .orElseGet(() -> missing(kind, ref));
    }

    /** Error for a reference that leads to nothing that the caller may see. */
    public static ProblemException missing(SlugKind kind, Ref ref) {
        return NOT_FOUND.because("There is no %s “%s”.", kind.word(), ref);
    }

    /** Transfers all slugs of a resource to another, to which they redirect from now on. */
    public void handOver(SlugKind kind, UUID from, UUID to) {
        SlugClaim.update("owner = ?3 where kind = ?1 and owner = ?2", kind, from, to);
    }

    /** Releases all slugs of a resource that was deleted permanently. */
    public void release(SlugKind kind, UUID owner) {
        SlugClaim.delete("kind = ?1 and owner = ?2", kind, owner);
    }

    private String claimFirstAvailable(SlugKind kind, UUID owner, String stem) {
        // Most titles are new, so that their slug is available.
        if (tryClaim(kind, stem, owner)) {
            return stem;
        }
        // Checks 4, 8, 16 … candidates at a time: usually one query, and few for a title that recurs weekly for years.
        for (int from = 2, size = 4;; from += size, size *= 2) {
            var candidates = IntStream.range(from, from + size).mapToObj(n -> stem + "-" + n).toList();
            var others = new HashSet<>(takenByOthers(kind, owner, candidates));
            for (var candidate : candidates) {
                // The claim can still fail: another transaction may have claimed the slug since.
                if (!others.contains(candidate) && tryClaim(kind, candidate, owner)) {
                    return candidate;
                }
            }
        }
    }

    private List<String> takenByOthers(SlugKind kind, UUID owner, List<String> candidates) {
        return session.get()
                .createSelectionQuery("""
                        select c.slug from SlugClaim c
                        where c.kind = :kind and c.slug in :slugs and c.owner <> :owner
                        """, String.class)
                .setParameter("kind", kind).setParameter("slugs", candidates).setParameter("owner", owner)
                .getResultList();
    }

    /**
     * Claims a slug, and returns whether it succeeded. Waits for a transaction that is claiming the same slug, and fails if
     * that commits.
     */
    private boolean tryClaim(SlugKind kind, String slug, UUID owner) {
        return exclusive.tryInsert("slug_claim", Map.of("kind", kind, "slug", slug), Map.of("owner", owner))
                || SlugClaim.ownerOf(kind, slug).filter(owner::equals).isPresent();
    }

    private static ProblemException taken(SlugKind kind, String slug) {
        return SLUG_TAKEN.at("/slug", "Taken", "must not be “%s”, which is or was the slug of another %s; choose another slug",
                slug,
                kind.word());
    }
}
