package dev.standfirst.post.card;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.change.Dependencies;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.Post;
import dev.standfirst.site.Site;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.tag.Tag;

/**
 * Puts rows together with their authors, categories and tags: one statement for however many rows come without them, and one
 * per include.
 */
@ApplicationScoped
public class PostCards {

    private record Lists(UUID post, CardTaxonomy lists) {
    }

    private final CurrentSession session;
    private final SiteSettings site;
    private final PostUrl url;
    private final Dependencies dependencies;

    PostCards(CurrentSession session, SiteSettings site, PostUrl url, Dependencies dependencies) {
        this.session = session;
        this.site = site;
        this.url = url;
        this.dependencies = dependencies;
    }

    /** In the order of the rows. */
    public List<PostCard> of(List<PostRow> rows, List<PostInclude> includes, PostInclude.Asked asked) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var lists = lists(rows.stream().filter(row -> row.lists() == null).map(PostRow::id).toList());
        var all = rows.stream().map(row -> {
            var card = new PostCard(row, row.statusAt(asked.at()), url.of(row), site.language(row.siteLanguage()));
            requireNonNullElse(row.lists(), lists.getOrDefault(row.id(), CardTaxonomy.EMPTY)).addTo(card);
            return card;
        }).toList();
        all.forEach(this::show);
        includes.forEach(include -> include.addTo(all, asked));
        return all;
    }

    /** A post may have gone since its row was read. */
    private Map<UUID, CardTaxonomy> lists(List<UUID> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        var among = new InList("post", posts);
        var query = session.get().createSelectionQuery(
                "select p.id, " + CardTaxonomy.HQL + PostRow.FROM + " where p.id in " + among.hql(), Lists.class);
        among.bind(query);
        return query.getResultStream().collect(toMap(Lists::post, Lists::lists));
    }

    private void show(PostCard card) {
        dependencies.dependsOnAll(Site.KEY);
        dependencies.dependsOn(Post.KEY, card.id());
        card.authors.forEach(author -> dependencies.dependsOn(Author.KEY, author.id()));
        card.categories.forEach(category -> dependencies.dependsOn(Category.KEY, category.id()));
        dependencies.dependsOnUnnamed(Tag.KEY, card.tagIds);
    }
}
