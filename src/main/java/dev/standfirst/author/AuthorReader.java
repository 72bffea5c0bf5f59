package dev.standfirst.author;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.change.Dependencies;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Shows authors. */
@ApplicationScoped
public class AuthorReader {

    private final CurrentSession session;
    private final AuthorUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    AuthorReader(CurrentSession session, AuthorUsage usage, Slugs slugs, Dependencies dependencies) {
        this.session = session;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /** Three statements, whatever the page holds: authors, their links, their counts. */
    public Page<AuthorView> list(String sort, Listing listing, Caller caller) {
        dependencies.dependsOnAll(Author.KEY);
        var order = Order.parse(sort, AuthorSort.KEYS, "a.id");
        return new ListQuery<>(Author.class, a -> a.id, order, listing)
                .fetch(session.get(), "select a", " from Author a", new Where())
                .mapAll(authors -> views(authors, caller));
    }

    /** With the posts of the author's page where they are asked for; a constant number of statements, whatever it holds. */
    public AuthorView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var author = find(ref, LockModeType.NONE);
        return view(author, caller).with(usage.newestPosts(author, include, acceptLanguage));
    }

    /** The caller's own author, role and scopes; 401 for a stranger. */
    public MeView me(Caller caller) {
        var author = Author.<Author> findById(caller.known());
        return new MeView(view(author, caller), author.role, caller.scopes());
    }

    /** The author, or 404, or 308 where the slug is a former one. */
    Author find(Ref ref, LockModeType lock) {
        return Author.findByRef(ref, lock).orElseGet(() -> {
            slugs.formerOwner(SlugKind.AUTHOR, ref).flatMap(id -> Author.<Author> findByIdOptional(id)).ifPresent(author -> {
                throw new FormerSlugException(ref, author.slug);
            });
            throw NOT_FOUND.because("There is no author “%s”.", ref);
        });
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

    private static boolean maySeeConfidential(Author author, Caller caller) {
        return caller.is(author.id) || caller.may(Role.ADMIN, Scope.ADMIN);
    }
}
