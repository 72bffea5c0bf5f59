package dev.standfirst.post;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.delivery.Sources;
import dev.standfirst.site.Site;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.tag.Tag;

/**
 * Puts rows together with their authors, categories and tags: one statement for however many posts, and one per include.
 */
@ApplicationScoped
class PostCards {

    private static final int AUTHOR = 0;
    private static final int CATEGORY = 1;
    private static final int TAG = 2;

    private record FiledRow(Integer list, UUID post, Integer position, UUID id, String slug, String name,
            @Nullable String avatarUrl) {
    }

    private final CurrentSession session;
    private final SiteSettings site;
    private final PostUrl url;
    private final Sources sources;

    PostCards(CurrentSession session, SiteSettings site, PostUrl url, Sources sources) {
        this.session = session;
        this.site = site;
        this.url = url;
        this.sources = sources;
    }

    /** In the order of the rows. */
    List<PostCard> of(List<PostRow> rows, List<PostInclude> includes, PostInclude.Asked asked) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var filed = filed(rows.stream().map(PostRow::id).distinct().toList());
        var cards = rows.stream().map(row -> {
            var card = new PostCard(row, row.statusAt(asked.at()), url.of(row), site.language(row.siteLanguage()));
            card.authors = list(filed, AUTHOR, row, x -> new PostAuthor(x.id, x.slug, x.name, x.avatarUrl));
            card.categories = list(filed, CATEGORY, row, x -> new CategoryRef(x.id, x.slug, x.name));
            card.tags = list(filed, TAG, row, FiledRow::name);
            card.tagIds = list(filed, TAG, row, FiledRow::id);
            return card;
        }).toList();
        cards.forEach(this::show);
        includes.forEach(include -> include.addTo(cards, asked));
        return cards;
    }

    /** All lists of all posts at once: the way to the database and back costs more than what is found there. */
    private Map<Integer, Map<UUID, List<FiledRow>>> filed(List<UUID> posts) {
        var among = new InList("post", posts);
        var query = session.get().createSelectionQuery(
                filed(AUTHOR, "FiledByAuthor", "Author", "x.avatarUrl", among) + " union all "
                        + filed(CATEGORY, "FiledByCategory", "Category", "cast(null as String)", among) + " union all "
                        + filed(TAG, "FiledByTag", "Tag", "cast(null as String)", among),
                FiledRow.class);
        among.bind(query);
        return query.getResultStream().sorted(comparing(FiledRow::position))
                .collect(groupingBy(FiledRow::list, groupingBy(FiledRow::post)));
    }

    private void show(PostCard card) {
        sources.use(Site.KEY);
        sources.show(Post.KEY, card.id());
        card.authors.forEach(author -> sources.show(Author.KEY, author.id()));
        card.categories.forEach(category -> sources.show(Category.KEY, category.id()));
        sources.mention(Tag.KEY, card.tagIds);
    }

    private static <T> List<T> list(Map<Integer, Map<UUID, List<FiledRow>>> filed, int list, PostRow post,
            Function<FiledRow, T> view) {
        return filed.getOrDefault(list, Map.of()).getOrDefault(post.id(), List.of()).stream().map(view).toList();
    }

    private static String filed(int list, String entity, String thing, String avatarUrl, InList among) {
        return "select " + list + ", f.postId, f.position, x.id, x.slug, x.name, " + avatarUrl + " from " + entity + " f join "
                + thing + " x on x.id = f.under where f.postId in " + among.hql();
    }
}
