package dev.standfirst.tag;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.standfirst.change.Dependencies;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Shows tags. */
@ApplicationScoped
public class TagReader {

    private final CurrentSession session;
    private final TagUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    TagReader(CurrentSession session, TagUsage usage, Slugs slugs, Dependencies dependencies) {
        this.session = session;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /** Two statements: tags, counts. */
    public Page<TagView> list(String sort, Listing listing) {
        dependencies.dependsOnAll(Tag.KEY);
        var order = Order.parse(sort, TagSort.KEYS, "t.id");
        return new ListQuery<>(Tag.class, t -> t.id, order, listing)
                .fetch(session.get(), "select t", " from Tag t", new Where())
                .mapAll(this::views);
    }

    public TagView get(Ref ref) {
        return view(find(ref, LockModeType.NONE));
    }

    /** The tag, or 404, or 308 where the slug is a former one or that of a merged tag. */
    Tag find(Ref ref, LockModeType lock) {
        return Tag.findByRef(ref, lock).orElseGet(() -> {
            slugs.formerOwner(SlugKind.TAG, ref).flatMap(id -> Tag.<Tag> findByIdOptional(id)).ifPresent(tag -> {
                throw new FormerSlugException(ref, tag.slug);
            });
            throw NOT_FOUND.because("There is no tag “%s”.", ref);
        });
    }

    TagView view(Tag tag) {
        return views(List.of(tag)).get(0);
    }

    private List<TagView> views(List<Tag> tags) {
        dependencies.dependsOn(Tag.KEY, tags.stream().map(t -> t.id).toList());
        var counts = usage.publicPosts(tags.stream().map(t -> t.id).toList());
        return tags.stream().map(t -> new TagView(t.slug, t.name, counts.getOrDefault(t.id, 0L), t.version)).toList();
    }
}
