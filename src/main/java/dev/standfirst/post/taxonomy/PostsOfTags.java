package dev.standfirst.post.taxonomy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.access.Caller;
import dev.standfirst.tag.Tag;
import dev.standfirst.tag.TagUsage;

/** What posts mean to tags. */
@Singleton
class PostsOfTags implements TagUsage {

    private final TaxonomyUsage lists;

    PostsOfTags(TaxonomyUsage lists) {
        this.lists = lists;
    }

    @Override
    public Map<UUID, Long> publicPosts(Collection<UUID> tags) {
        return lists.publicPostsWith("PostTagLink", tags);
    }

    @Override
    public void reassign(Tag from, Tag to, Caller by) {
        lists.replace("tags", post -> post.tags, from, to, from.id, by);
    }

    @Override
    public void remove(Tag tag, Caller by) {
        lists.replace("tags", post -> post.tags, tag, null, tag.id, by);
    }
}
