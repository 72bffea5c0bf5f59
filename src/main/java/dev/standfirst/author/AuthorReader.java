package dev.standfirst.author;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.change.Dependencies;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.taxonomy.TaxonomyAccess;
import dev.standfirst.taxonomy.TaxonomyList;

/** Reads authors. */
@ApplicationScoped
public class AuthorReader {

    private final TaxonomyList lists;
    private final AuthorUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    AuthorReader(TaxonomyList lists, AuthorUsage usage, Slugs slugs, Dependencies dependencies) {
        this.lists = lists;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /**
     * List page of the authors that the caller may see; runs three statements (authors, links, post counts), whatever its
     * length.
     */
    public Page<AuthorView> list(String sort, Listing listing, Caller caller) {
        dependencies.dependsOnAll(Author.KEY);
        var where = new Where();
        if (!TaxonomyAccess.maySeeAll(caller)) {
            usage.restrictToPublic(where);
        }
        return lists.page(Author.class, sort, listing, where).mapAll(authors -> views(authors, caller));
    }

    /**
     * One author, with their newest posts if included; the number of statements does not depend on the number of posts. An
     * author whom the caller may not see is the same 404 as an unknown one, also by a former slug.
     */
    public AuthorView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var author = Author.findByRef(ref).orElseThrow(() -> slugs.movedOrMissing(SlugKind.AUTHOR, Author.class, ref,
                moved -> TaxonomyAccess.maySee(publicPosts(moved), caller)));
        // Before the view, whose links cost a statement that an unknown author does not.
        var posts = publicPosts(author);
        if (!TaxonomyAccess.maySee(posts, caller)) {
            throw Slugs.missing(SlugKind.AUTHOR, ref);
        }
        return AuthorView.of(author, posts, maySeeConfidential(author, caller))
                .with(usage.newestPosts(author, include, acceptLanguage));
    }

    /** Author, role and scopes of the caller; 401 for an anonymous caller. */
    public MeView me(Caller caller) {
        var author = Author.<Author> findById(caller.known());
        return new MeView(view(author, caller), author.role, caller.scopes());
    }

    /** Finds an author for a change, by id or slug; 308 for a former slug, 404 for an unknown reference. */
    Author find(Ref ref, LockModeType lock) {
        return Author.findByRef(ref, lock).orElseThrow(() -> slugs.movedOrMissing(SlugKind.AUTHOR, Author.class, ref));
    }

    AuthorView view(Author author, Caller caller) {
        return views(List.of(author), caller).get(0);
    }

    private List<AuthorView> views(List<Author> authors, Caller caller) {
        dependencies.dependsOn(Author.KEY, authors.stream().map(a -> a.id).toList());
        var counts = usage.publicPosts(authors.stream().map(a -> a.id).toList());
        return authors.stream()
                .map(a -> AuthorView.of(a, counts.getOrDefault(a.id, 0L), maySeeConfidential(a, caller)))
                .toList();
    }

    private long publicPosts(Author author) {
        dependencies.dependsOn(Author.KEY, author.id);
        return usage.publicPosts(List.of(author.id)).getOrDefault(author.id, 0L);
    }

    private static boolean maySeeConfidential(Author author, Caller caller) {
        return caller.is(author.id) || caller.may(Role.ADMIN, Scope.ADMIN);
    }
}
