package dev.standfirst.tag;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.standfirst.access.Caller;
import dev.standfirst.change.Dependencies;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugClaim;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.taxonomy.TaxonomyAccess;
import dev.standfirst.taxonomy.TaxonomyList;
import io.quarkus.hibernate.orm.panache.Panache;

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

    /**
     * References to the tags of the names or slugs, each once, in their order. A tag that does not exist yet has the slug that
     * its name gives; it may get another one when it is created.
     */
    public List<TagRef> refs(List<String> names) {
        var byKey = byKey(names);
        var tags = existing(byKey.keySet());
        return byKey.entrySet().stream().map(entry -> {
            var tag = tags.get(entry.getKey());
            return tag != null ? TagRef.of(tag)
                    : new TagRef(Slug.of(entry.getValue(), SlugKind.TAG.word()), entry.getValue());
        }).distinct().toList();
    }

    /** Names without spaces around them, by their normalized form, in their order. */
    static Map<String, String> byKey(List<String> names) {
        var byKey = new LinkedHashMap<String, String>();
        names.forEach(name -> byKey.putIfAbsent(Tag.keyOf(name), name.strip()));
        return byKey;
    }

    /** Existing tags by their normalized name or, where no tag has that name, by their slug or former slug. */
    static Map<String, Tag> existing(Collection<String> keys) {
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        var tags = new HashMap<>(having("nameKey", keys).stream().collect(toMap(tag -> tag.nameKey, Function.identity())));
        var slugs = keys.stream().filter(key -> !tags.containsKey(key)).toList();
        if (!slugs.isEmpty()) {
            var claims = SlugClaim.<SlugClaim> list("kind = ?1 and slug in ?2", SlugKind.TAG, slugs);
            var owners = claims.isEmpty() ? List.<Tag> of()
                    : having("id", claims.stream().map(claim -> claim.owner).toList());
            claims.forEach(claim -> owners.stream().filter(tag -> tag.id.equals(claim.owner))
                    .forEach(tag -> tags.put(claim.slug, tag)));
        }
        return tags;
    }

    private static List<Tag> having(String property, Collection<?> values) {
        var where = new Where().in("t." + property, "value", values);
        var query = Panache.getSession(Tag.class).createSelectionQuery("from Tag t" + where.hql(), Tag.class);
        where.bind(query);
        return query.getResultList();
    }

    private List<TagView> views(List<Tag> tags) {
        dependencies.dependsOn(Tag.KEY, tags.stream().map(t -> t.id).toList());
        var counts = usage.publicPosts(tags.stream().map(t -> t.id).toList());
        return tags.stream().map(t -> new TagView(t.slug, t.name, counts.getOrDefault(t.id, 0L), t.version)).toList();
    }
}
