package dev.standfirst.post.taxonomy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.tag.Tag;
import dev.standfirst.tag.TagUsage;

/** Posts with a tag, for the feature {@code tag}. */
@Singleton
class PostsOfTags implements TagUsage {

    private final TaxonomyUsage usage;

    PostsOfTags(TaxonomyUsage usage) {
        this.usage = usage;
    }

    @Override
    public Map<UUID, Long> publicPosts(Collection<UUID> tags) {
        return usage.publicPosts(Taxonomy.TAG, tags);
    }

    @Override
    public void restrictToPublic(Where where) {
        usage.restrictToPublic(Taxonomy.TAG, where);
    }

    @Override
    public void reassign(Tag from, Tag to, Caller by) {
        usage.replace("tags", post -> post.tags, from, to, from.id, by);
    }

    @Override
    public void remove(Tag tag, Caller by) {
        usage.replace("tags", post -> post.tags, tag, null, tag.id, by);
    }
}
