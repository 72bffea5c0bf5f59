package dev.standfirst.post;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.delivery.Sources;
import dev.standfirst.site.Site;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.tag.Tag;

/**
 * Puts rows together with their authors, categories and tags: three statements for however many posts, one more per include.
 */
@ApplicationScoped
class PostCards {

    private record AuthorRow(UUID post, UUID id, String slug, String name, @Nullable String avatarUrl) {
        PostAuthor view() {
            return new PostAuthor(id, slug, name, avatarUrl);
        }
    }

    private record CategoryRow(UUID post, UUID id, String slug, String name) {
        CategoryRef view() {
            return new CategoryRef(id, slug, name);
        }
    }

    private record TagRow(UUID post, UUID id, String name) {
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
        var ids = rows.stream().map(PostRow::id).distinct().toList();
        var authors = of(ids, AuthorRow.class, "authors", "x.id, x.slug, x.name, x.avatarUrl")
                .collect(groupingBy(AuthorRow::post, mapping(AuthorRow::view, toList())));
        var categories = of(ids, CategoryRow.class, "categories", "x.id, x.slug, x.name")
                .collect(groupingBy(CategoryRow::post, mapping(CategoryRow::view, toList())));
        var tags = of(ids, TagRow.class, "tags", "x.id, x.name").collect(groupingBy(TagRow::post));
        var cards = rows.stream().map(row -> {
            var card = new PostCard(row, row.statusAt(asked.at()), url.of(row), site.language(row.siteLanguage()));
            card.authors = authors.getOrDefault(row.id(), List.of());
            card.categories = categories.getOrDefault(row.id(), List.of());
            card.tags = tags.getOrDefault(row.id(), List.of()).stream().map(TagRow::name).toList();
            card.tagIds = tags.getOrDefault(row.id(), List.of()).stream().map(TagRow::id).toList();
            return card;
        }).toList();
        cards.forEach(this::show);
        includes.forEach(include -> include.addTo(cards, asked));
        return cards;
    }

    private void show(PostCard card) {
        sources.use(Site.KEY);
        sources.show(Post.KEY, card.id());
        card.authors.forEach(author -> sources.show(Author.KEY, author.id()));
        card.categories.forEach(category -> sources.show(Category.KEY, category.id()));
        sources.mention(Tag.KEY, card.tagIds);
    }

    /** What the posts have in one of their lists, in the list's order. */
    private <T> Stream<T> of(List<UUID> posts, Class<T> row, String list, String columns) {
        return session.get()
                .createSelectionQuery("select p.id, " + columns + " from Post p join p." + list
                        + " x where p.id in :posts order by p.id, index(x)", row)
                .setParameter("posts", posts).getResultStream();
    }
}
