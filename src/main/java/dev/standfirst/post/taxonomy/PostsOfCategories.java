package dev.standfirst.post.taxonomy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.category.Category;
import dev.standfirst.category.CategoryUsage;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.post.list.PostFilter;
import dev.standfirst.post.list.PublicLinks;

/** Posts in a category and below it, for the feature {@code category}. */
@Singleton
class PostsOfCategories implements CategoryUsage {

    private final TaxonomyUsage usage;
    private final NewestPosts newest;

    PostsOfCategories(TaxonomyUsage usage, NewestPosts newest) {
        this.usage = usage;
        this.newest = newest;
    }

    private static final String PUBLIC_POSTS = """
            select x.id, count(distinct f.postId)
              from Category x
              left join Category c on c.path like concat(x.path, '%%')
              left join PostCategoryLink f on f.categoryId = c.id and %s
             where x.id in :ids
             group by x.id""".formatted(PublicLinks.IS_PUBLIC);

    /**
     * Counts a post once for a category, however many categories below it the post has. By outer joins, because H2 begins inner
     * joins with the links.
     */
    @Override
    public Map<UUID, Long> publicPosts(Collection<UUID> categories) {
        return usage.publicPosts(PUBLIC_POSTS, categories);
    }

    @Override
    public @Nullable Page<PostSummary> newestPosts(Category category, @Nullable String include,
            @Nullable String acceptLanguage) {
        return newest.of(PostFilter.ofTaxonomy(null, category.id.toString(), null), include, acceptLanguage);
    }

    @Override
    public boolean isUsed(UUID category) {
        return usage.isUsed("categories", category);
    }

    @Override
    public void reassign(Category from, Category to, Caller by) {
        usage.replace("categories", post -> post.categories, from, to, from.id, by);
    }
}
