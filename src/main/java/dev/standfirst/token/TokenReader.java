package dev.standfirst.token;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.SortKey;
import dev.standfirst.listing.Where;
import java.util.UUID;
import dev.standfirst.slug.Ref;

/** Reads tokens; requires an admin. */
@ApplicationScoped
public class TokenReader {

    /** Token and author, selected together so that the session holds the author of each token. */
    private record Row(Token token, Author author) {
    }

    static final String DEFAULT_SORT = "-createdAt";

    private static final List<SortKey<Row>> KEYS = List.of(
            SortKey.time("createdAt", "t.createdAt", row -> row.token.createdAt),
            SortKey.text("name", "t.nameCollation", row -> row.token.name));

    private final CurrentSession session;

    TokenReader(CurrentSession session) {
        this.session = session;
    }

    /** List page of tokens with their authors; runs one statement. */
    public Page<TokenView> list(@Nullable String author, @Nullable String prefix, String sort, Listing listing,
            Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        // A whole token is accepted too, although only its first characters are stored.
        var where = new Where().and("(locate(:prefix, t.prefix) = 1 or locate(t.prefix, :prefix) = 1)", "prefix", prefix);
        where.in("a.id", "author", authors(AnyOf.of("author", author)));
        var order = Order.parse(sort, KEYS, "t.id");
        return new ListQuery<>(Row.class, row -> row.token.id, order, listing)
                .fetch(session.get(), "select t, a", " from Token t join t.author a", where)
                .map(row -> TokenView.of(row.token, null));
    }

    /** Ids of authors by id, or by current or former slug; 400 for an unknown one. */
    private static @Nullable List<UUID> authors(@Nullable List<String> names) {
        return names == null ? null : names.stream().map(name -> Author.findByName(Ref.fromString(name))
                .orElseThrow(() -> INVALID_PARAMETER.in("author", "Unknown", "names no existing author with “%s”", name)).id).toList();
    }
}
