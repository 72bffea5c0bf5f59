package dev.standfirst.post;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.delivery.Sources;
import dev.standfirst.listing.InList;
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
        var cards = new LinkedHashMap<UUID, PostCard>();
        for (var row : rows) {
            cards.put(row.id(),
                    new PostCard(row, row.statusAt(asked.at()), url.of(row), site.language(row.siteLanguage())));
        }
        for (var filed : filed(cards.keySet())) {
            add(filed, Objects.requireNonNull(cards.get(filed.post)));
        }
        var all = List.copyOf(cards.values());
        all.forEach(this::show);
        includes.forEach(include -> include.addTo(all, asked));
        return all;
    }

    /** All lists of all posts at once: the way to the database and back costs more than what is found there. */
    private List<FiledRow> filed(Set<UUID> posts) {
        var among = new InList("post", posts);
        var query = session.get().createSelectionQuery(
                filed(AUTHOR, "FiledByAuthor", "Author", "x.avatarUrl", among) + " union all "
                        + filed(CATEGORY, "FiledByCategory", "Category", "cast(null as String)", among) + " union all "
                        + filed(TAG, "FiledByTag", "Tag", "cast(null as String)", among),
                FiledRow.class);
        among.bind(query);
        var filed = new ArrayList<>(query.getResultList());
        filed.sort(comparing(FiledRow::position));
        return filed;
    }

    private static void add(FiledRow filed, PostCard card) {
        switch (filed.list) {
            case AUTHOR -> card.authors.add(new PostAuthor(filed.id, filed.slug, filed.name, filed.avatarUrl));
            case CATEGORY -> card.categories.add(new CategoryRef(filed.id, filed.slug, filed.name));
            default -> {
                card.tags.add(filed.name);
                card.tagIds.add(filed.id);
            }
        }
    }

    private void show(PostCard card) {
        sources.use(Site.KEY);
        sources.show(Post.KEY, card.id());
        card.authors.forEach(author -> sources.show(Author.KEY, author.id()));
        card.categories.forEach(category -> sources.show(Category.KEY, category.id()));
        sources.mention(Tag.KEY, card.tagIds);
    }

    private static String filed(int list, String entity, String thing, String avatarUrl, InList among) {
        return "select " + list + ", f.postId, f.position, x.id, x.slug, x.name, " + avatarUrl + " from " + entity + " f join "
                + thing + " x on x.id = f.under where f.postId in " + among.hql();
    }
}
