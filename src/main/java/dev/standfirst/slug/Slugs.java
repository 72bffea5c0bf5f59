package dev.standfirst.slug;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;
import static dev.standfirst.problem.ProblemType.SLUG_TAKEN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.problem.ProblemException;

/** Gives out slugs and remembers the former ones. To be called within the transaction of the change. */
@ApplicationScoped
public class Slugs {

    private final CurrentSession session;
    private final ExclusiveInsert exclusive;

    Slugs(CurrentSession session, ExclusiveInsert exclusive) {
        this.session = session;
        this.exclusive = exclusive;
    }

    /**
     * Claims a slug for good: the wanted one, or 409 where that is or was somebody else's; without a wanted one, the
     * first that is free of “title”, “title-2”, “title-3” … An owner may go back to any slug it had before.
     *
     * @param present the owner's slug up to now; null for a new owner
     */
    public String claim(SlugKind kind, UUID owner, @Nullable String present, @Nullable String wanted, String title) {
        if (present != null && present.equals(wanted)) {
            return present;
        }
        if (wanted == null) {
            return claimFree(kind, owner, Slug.of(title, kind.word()));
        }
        if (!tryClaim(kind, wanted, owner)) {
            throw taken(kind, wanted);
        }
        return wanted;
    }

    /** 409 for a slug that is or was somebody else's; it stays free for whoever claims it first. */
    public void mustBeFree(SlugKind kind, UUID owner, String slug) {
        if (SlugClaim.ownerOf(kind, slug).filter(other -> !other.equals(owner)).isPresent()) {
            throw taken(kind, slug);
        }
    }

    /** Whose slug it was before it was changed; the resource itself knows its present one. */
    public Optional<UUID> formerOwner(SlugKind kind, Ref ref) {
        return ref.slug() == null ? Optional.empty() : SlugClaim.ownerOf(kind, ref.slug());
    }

    /** Error for a reference that no entity has now: 308 for a former slug, else 404. */
    public RuntimeException movedOrMissing(SlugKind kind, Class<? extends SluggedEntity> type, Ref ref) {
        return formerOwner(kind, ref).<SluggedEntity> map(owner -> session.get().find(type, owner))
                .<RuntimeException> map(owner -> new MovedException(ref, owner.slug))
                .orElseGet(() -> NOT_FOUND.because("There is no %s “%s”.", kind.word(), ref));
    }

    /** Hands all slugs of one resource over to another, to which they redirect from now on. */
    public void handOver(SlugKind kind, UUID from, UUID to) {
        SlugClaim.update("owner = ?3 where kind = ?1 and owner = ?2", kind, from, to);
    }

    /** Frees all slugs of a resource that never comes back. */
    public void release(SlugKind kind, UUID owner) {
        SlugClaim.delete("kind = ?1 and owner = ?2", kind, owner);
    }

    private String claimFree(SlugKind kind, UUID owner, String stem) {
        // Windows that double: one query for the usual case, few for a title that is used every week for years.
        for (int from = 1, size = 4;; from += size, size *= 2) {
            var candidates = IntStream.range(from, from + size).mapToObj(n -> n == 1 ? stem : stem + "-" + n).toList();
            var others = new HashSet<>(takenByOthers(kind, owner, candidates));
            for (var candidate : candidates) {
                // The claim itself can still fail: another transaction may have taken it since.
                if (!others.contains(candidate) && tryClaim(kind, candidate, owner)) {
                    return candidate;
                }
            }
        }
    }

    private List<String> takenByOthers(SlugKind kind, UUID owner, List<String> candidates) {
        return session.get()
                .createSelectionQuery(
                        "select c.slug from SlugClaim c where c.kind = :kind and c.slug in :slugs and c.owner <> :owner",
                        String.class)
                .setParameter("kind", kind).setParameter("slugs", candidates).setParameter("owner", owner)
                .getResultList();
    }

    /** Waits for a transaction that is claiming the same slug, and then loses to it. */
    private boolean tryClaim(SlugKind kind, String slug, UUID owner) {
        return exclusive.tryInsert("SlugClaim", Map.of("kind", kind, "slug", slug), Map.of("owner", owner))
                || SlugClaim.ownerOf(kind, slug).filter(owner::equals).isPresent();
    }

    private static ProblemException taken(SlugKind kind, String slug) {
        return SLUG_TAKEN.at("/slug", "Taken", "“%s” is or was the address of another %s; choose another slug", slug,
                kind.word());
    }
}
