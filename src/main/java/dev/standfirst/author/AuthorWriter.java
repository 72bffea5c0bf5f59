package dev.standfirst.author;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.IN_USE;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.Ids;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.InputChange;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/**
 * Creates, changes and deletes authors; requires an admin. Concurrent changes of an author run one after the other, and the
 * last one wins.
 */
@ApplicationScoped
public class AuthorWriter {

    private final AuthorReader reader;
    private final AuthorUsage usage;
    private final AdminAccess access;
    private final Slugs slugs;
    private final Clock clock;

    AuthorWriter(AuthorReader reader, AuthorUsage usage, AdminAccess access, Slugs slugs, Clock clock) {
        this.reader = reader;
        this.usage = usage;
        this.access = access;
        this.slugs = slugs;
        this.clock = clock;
    }

    @Transactional
    public AuthorView create(AuthorInput input, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        return reader.view(create(input), caller);
    }

    /** Creates an author without an access check, for the start of the service. */
    @Transactional
    public Author create(AuthorInput input) {
        var author = new Author(Ids.next(), clock.instant());
        author.slug = slugs.claim(SlugKind.AUTHOR, author.id, null, input.slug(), input.name());
        author.apply(input, clock.instant());
        author.persistAndFlush();
        return author;
    }

    @Transactional
    public AuthorView update(Ref ref, InputChange<AuthorInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var admins = Author.lockAdmins();
        var author = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(author.version);
        var before = author.input();
        var input = change.apply(before, () -> reader.view(author, caller));
        if (input.equals(before)) {
            return reader.view(author, caller);
        }
        if (input.role() != Role.ADMIN) {
            mustLeaveAnAdmin(admins, author);
        }
        author.slug = slugs.claim(SlugKind.AUTHOR, author.id, author.slug, input.slug(), input.name());
        author.apply(input, clock.instant());
        Author.flush();
        return reader.view(author, caller);
    }

    /**
     * Deletes an author and their tokens.
     *
     * @param reassignTo author that receives the posts and slugs; if null, an author that posts refer to is a 409
     */
    @Transactional
    public void delete(Ref ref, @Nullable Ref reassignTo, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var admins = Author.lockAdmins();
        var author = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(author.version);
        mustLeaveAnAdmin(admins, author);
        if (reassignTo != null) {
            var target = Author.findByName(reassignTo).filter(other -> !other.id.equals(author.id))
                    .orElseThrow(() -> INVALID_PARAMETER.in("reassignTo", "UnknownAuthor",
                            "must be the id or slug of another author"));
            usage.reassign(author, target, caller);
            slugs.handOver(SlugKind.AUTHOR, author.id, target.id);
        } else if (usage.isUsed(author.id)) {
            throw IN_USE.because("“%s” has posts. Send “reassignTo=<id or slug>” with the author that receives them.",
                    author.slug);
        } else {
            slugs.release(SlugKind.AUTHOR, author.id);
        }
        author.delete();
    }

    /** 409 for the last admin, and for the last one with a usable token: nobody could administer the service any more. */
    private void mustLeaveAnAdmin(List<Author> admins, Author leaving) {
        if (admins.equals(List.of(leaving))) {
            throw IN_USE.because("“%s” is the only admin. Give another author the role “admin” first.", leaving.slug);
        }
        if (leaving.role == Role.ADMIN && !access.remainsWithout(leaving.id)) {
            throw IN_USE.because("No other admin has a token that has the scope “admin” and never expires. Create one first.");
        }
    }
}
