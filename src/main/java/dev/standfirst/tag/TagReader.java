package dev.standfirst.tag;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.standfirst.access.Caller;
import dev.standfirst.change.Dependencies;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.taxonomy.TaxonomyAccess;
import dev.standfirst.taxonomy.TaxonomyList;

/** Reads tags. */
@ApplicationScoped
public class TagReader {

    private final TaxonomyList lists;
    private final TagUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    TagReader(TaxonomyList lists, TagUsage usage, Slugs slugs, Dependencies dependencies) {
        this.lists = lists;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /** List page of the tags that the caller may see; runs two statements (tags, post counts). */
    public Page<TagView> list(String sort, Listing listing, Caller caller) {
        dependencies.dependsOnAll(Tag.KEY);
        var where = new Where();
        if (!TaxonomyAccess.maySeeAll(caller)) {
            usage.restrictToPublic(where);
        }
        return lists.page(Tag.class, sort, listing, where).mapAll(this::views);
    }

    /** One tag. A tag that the caller may not see is the same 404 as an unknown one, also by a former slug. */
    public TagView get(Ref ref, Caller caller) {
        var tag = Tag.findByRef(ref, LockModeType.NONE).orElseThrow(() -> slugs.movedOrMissing(SlugKind.TAG, Tag.class, ref,
                moved -> TaxonomyAccess.maySee(view(moved).postCount(), caller)));
        var view = view(tag);
        if (!TaxonomyAccess.maySee(view.postCount(), caller)) {
            throw Slugs.missing(SlugKind.TAG, ref);
        }
        return view;
    }

    /**
     * Finds a tag for a change, by its slug; 308 for a former slug and for the slug of a merged tag, 404 for an unknown slug.
     */
    Tag find(Ref ref, LockModeType lock) {
        return Tag.findByRef(ref, lock).orElseThrow(() -> slugs.movedOrMissing(SlugKind.TAG, Tag.class, ref));
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
