package dev.standfirst.post.taxonomy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorUsage;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Post;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.post.list.PostFilter;

/** Posts of an author, for the feature {@code author}. */
@Singleton
class PostsOfAuthors implements AuthorUsage {

    private final TaxonomyUsage usage;
    private final NewestPosts newest;

    PostsOfAuthors(TaxonomyUsage usage, NewestPosts newest) {
        this.usage = usage;
        this.newest = newest;
    }

    @Override
    public Map<UUID, Long> publicPosts(Collection<UUID> authors) {
        return usage.publicPosts(Taxonomy.AUTHOR, authors);
    }

    @Override
    public void restrictToPublic(Where where) {
        usage.restrictToPublic(Taxonomy.AUTHOR, where);
    }

    @Override
    public @Nullable Page<PostSummary> newestPosts(Author author, @Nullable String include, @Nullable String acceptLanguage) {
        return newest.of(PostFilter.ofTaxonomy(author.id.toString(), null, null), include, acceptLanguage);
    }

    @Override
    public boolean isUsed(UUID author) {
        return usage.isUsed("authors", author) || Post.count("publishedBy.id = ?1 or scheduledBy.id = ?1", author) > 0;
    }

    @Override
    public void reassign(Author from, Author to, Caller by) {
        usage.replace("authors", post -> post.authors, from, to, from.id, by);
        Post.update("publishedBy = ?1 where publishedBy = ?2", to, from);
        Post.update("scheduledBy = ?1 where scheduledBy = ?2", to, from);
    }
}
