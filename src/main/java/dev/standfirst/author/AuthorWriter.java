package dev.standfirst.author;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.IN_USE;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.Ids;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Changes authors; for admins only. Concurrent changes of one author wait for each other, and the last one wins. */
@ApplicationScoped
public class AuthorWriter {

    private final AuthorReader reader;
    private final AuthorUsage usage;
    private final Slugs slugs;
    private final Clock clock;

    AuthorWriter(AuthorReader reader, AuthorUsage usage, Slugs slugs, Clock clock) {
        this.reader = reader;
        this.usage = usage;
        this.slugs = slugs;
        this.clock = clock;
    }

    @Transactional
    public AuthorView create(AuthorInput input, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        return reader.view(create(input), caller);
    }

    /** Without asking who is calling: for the service itself, when it starts. */
    @Transactional
    public Author create(AuthorInput input) {
        var author = new Author(Ids.next(), clock.instant());
        author.slug = slugs.claim(SlugKind.AUTHOR, author.id, null, input.slug(), input.name());
        author.apply(input, clock.instant());
        author.persistAndFlush();
        return author;
    }

    @Transactional
    public AuthorView update(Ref ref, UnaryOperator<AuthorInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var admins = lockAdmins();
        var author = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(author.version);
        var input = change.apply(author.input());
        if (input.role() != Role.ADMIN) {
            mustLeaveAnAdmin(admins, author);
        }
        author.slug = slugs.claim(SlugKind.AUTHOR, author.id, author.slug, input.slug(), input.name());
        author.apply(input, clock.instant());
        Author.flush();
        return reader.view(author, caller);
    }

    /**
     * Deletes an author together with their tokens.
     *
     * @param reassignTo who takes over their posts and former addresses; without one, an author who is named anywhere is a 409
     */
    @Transactional
    public void delete(Ref ref, @Nullable Ref reassignTo, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var admins = lockAdmins();
        var author = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(author.version);
        mustLeaveAnAdmin(admins, author);
        if (reassignTo != null) {
            var heir = Author.findByRef(reassignTo).filter(other -> !other.id.equals(author.id))
                    .orElseThrow(() -> INVALID_PARAMETER.in("reassignTo", "UnknownAuthor",
                            "must name another author by id or slug"));
            usage.reassign(author, heir, caller);
            slugs.handOver(SlugKind.AUTHOR, author.id, heir.id);
        } else if (usage.isUsed(author.id)) {
            throw IN_USE.because("“%s” has posts. Name who takes them over with “reassignTo=<id or slug>”.", author.slug);
        } else {
            slugs.release(SlugKind.AUTHOR, author.id);
        }
        author.delete();
    }

    /** Before the author's own row, and in one order: two admins who depose each other wait, and the second one fails. */
    private static List<Author> lockAdmins() {
        return Author.<Author> find("role = ?1 order by id", Role.ADMIN).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    private static void mustLeaveAnAdmin(List<Author> admins, Author leaving) {
        if (admins.equals(List.of(leaving))) {
            throw IN_USE.because("“%s” is the only admin. Make somebody else an admin first.", leaving.slug);
        }
    }
}
