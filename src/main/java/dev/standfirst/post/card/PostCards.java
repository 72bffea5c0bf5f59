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

/** Makes cards of rows: reads the taxonomy of the rows that come without it in one statement, then adds the includes. */
@ApplicationScoped
public class PostCards {

    private record TaxonomyOfPost(UUID post, CardTaxonomy taxonomy) {
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

    /** Cards in the order of the rows. */
    public List<PostCard> of(List<PostRow> rows, List<PostInclude> includes, IncludeContext context) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var missing = read(rows.stream().filter(row -> row.taxonomy() == null).map(PostRow::id).toList());
        var cards = rows.stream().map(row -> new PostCard(row,
                // A post may have been deleted since its row was read.
                requireNonNullElse(row.taxonomy(), missing.getOrDefault(row.id(), CardTaxonomy.EMPTY)),
                row.statusAt(context.now()), url.of(row), site.language(row.siteLanguage()))).toList();
        cards.forEach(this::addDependencies);
        includes.forEach(include -> include.addTo(cards, context));
        return cards;
    }

    private Map<UUID, CardTaxonomy> read(List<UUID> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        var ids = new InList("post", posts);
        var query = session.get().createSelectionQuery(
                "select p.id, %s from Post p where p.id in %s".formatted(CardTaxonomy.HQL, ids.hql()), TaxonomyOfPost.class);
        ids.bind(query);
        return query.getResultStream().collect(toMap(TaxonomyOfPost::post, TaxonomyOfPost::taxonomy));
    }

    private void addDependencies(PostCard card) {
        dependencies.dependsOnAll(Site.KEY);
        dependencies.dependsOn(Post.KEY, card.id());
        card.authors.forEach(author -> dependencies.dependsOn(Author.KEY, author.id()));
        card.categories.forEach(category -> dependencies.dependsOn(Category.KEY, category.id()));
        dependencies.dependsOnUnnamed(Tag.KEY, card.tagIds);
    }
}
