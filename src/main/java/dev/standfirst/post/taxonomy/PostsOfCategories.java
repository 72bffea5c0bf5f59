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

/** What posts mean to categories. */
@Singleton
class PostsOfCategories implements CategoryUsage {

    private final TaxonomyUsage lists;
    private final NewestPosts newest;

    PostsOfCategories(TaxonomyUsage lists, NewestPosts newest) {
        this.lists = lists;
        this.newest = newest;
    }

    /** A post of several counts once for what they are all below. By outer joins: H2 begins inner ones at the wrong end. */
    @Override
    public Map<UUID, Long> publicPosts(Collection<UUID> categories) {
        return lists.publicPosts("select x.id, count(distinct f.postId) from Category x "
                + "left join Category c on c.path like concat(x.path, '%') left join PostCategoryLink f on f.under = c.id and "
                + TaxonomyUsage.IS_PUBLIC + " where x.id in :ids group by x.id", categories);
    }

    @Override
    public @Nullable Page<PostSummary> newestPosts(Category category, @Nullable String include,
            @Nullable String acceptLanguage) {
        return newest.of(PostFilter.filed(null, category.id.toString(), null), include, acceptLanguage);
    }

    @Override
    public boolean isUsed(UUID category) {
        return lists.has("categories", category);
    }

    @Override
    public void reassign(Category from, Category to, Caller by) {
        lists.replace("categories", post -> post.categories, from, to, from.id, by);
    }
}
