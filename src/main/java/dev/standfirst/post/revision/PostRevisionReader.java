package dev.standfirst.post.revision;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.SortKey;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.history.PostRevision;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.revision.PostRevisionDiff.FieldDiff;
import dev.standfirst.post.revision.PostRevisionDiff.TextDiff;
import dev.standfirst.slug.Ref;
import dev.standfirst.text.LineDiff;

/** Reads revisions, for callers who may read the source of the post. */
@ApplicationScoped
public class PostRevisionReader {

    private static final String CONTENT = "content";

    /** Columns of a list item, without the post itself. */
    private record Row(UUID id, int number, Instant at, @Nullable UUID byId, @Nullable String bySlug, @Nullable String byName,
            @Nullable UUID tokenId, @Nullable String tokenName, String changed, boolean draft) {

        PostRevisionSummary summary() {
            return new PostRevisionSummary(number, at,
                    byId == null || bySlug == null || byName == null ? null : new AuthorRef(byId, bySlug, byName),
                    RevisionToken.of(tokenId, tokenName), PostRevision.names(changed), draft);
        }
    }

    private static final List<SortKey<Row>> KEYS = List.of(SortKey.number("number", "r.number", row -> (long) row.number));

    private final CurrentSession session;
    private final PostFinder posts;
    private final RevisionLog revisions;
    private final ObjectMapper json;
    private final Clock clock;

    PostRevisionReader(CurrentSession session, PostFinder posts, RevisionLog revisions, ObjectMapper json, Clock clock) {
        this.session = session;
        this.posts = posts;
        this.revisions = revisions;
        this.json = json;
        this.clock = clock;
    }

    /** List page of revisions, newest first. Runs two statements. */
    public Page<PostRevisionSummary> list(Ref ref, Listing listing, Caller caller) {
        var post = post(ref, caller);
        var order = Order.parse("-number", KEYS, "r.id");
        return new ListQuery<>(Row.class, Row::id, order, listing)
                .fetch(session.get(),
                        "select r.id, r.number, r.at, a.id, a.slug, a.name, r.tokenId, r.tokenName, r.changed, r.draft",
                        " from PostRevision r left join r.by a", new Where().and("r.postId = :post", "post", post.id))
                .map(Row::summary);
    }

    public PostRevisionView get(Ref ref, int number, Caller caller) {
        var revision = PostRevision.mustFind(post(ref, caller), number);
        return PostRevisionView.of(revision, revisions.read(revision));
    }

    /**
     * Compares two revisions.
     *
     * @param against number of the revision to compare with; null for the previous one
     */
    public PostRevisionDiff diff(Ref ref, int number, @Nullable Integer against, Caller caller) {
        var post = post(ref, caller);
        var revision = PostRevision.mustFind(post, number);
        var other = against == null ? PostRevision.before(post.id, number).orElse(null)
                : PostRevision.find(post.id, against).orElseThrow(() -> INVALID_PARAMETER.in("against", "UnknownRevision",
                        "must be the number of a revision of this post; it has %d", post.revision));
        var from = other == null ? RevisionLog.EMPTY : revisions.read(other);
        var to = revisions.read(revision);
        return new PostRevisionDiff(number, other == null ? 0 : other.number, fields(from, to),
                LineDiff.between(source(from), source(to)).stream().map(TextDiff::of).toList());
    }

    private List<FieldDiff> fields(PostInput from, PostInput to) {
        ObjectNode old = json.valueToTree(from);
        ObjectNode present = json.valueToTree(to);
        var fields = new ArrayList<FieldDiff>();
        for (var name : revisions.changes(from, to)) {
            // The source is compared line by line; see TextDiff.
            var key = name.equals(CONTENT) ? "/content/format" : "/" + name;
            if (!old.at(key).equals(present.at(key))) {
                fields.add(new FieldDiff(key.substring(1).replace('/', '.'), value(old, key), value(present, key)));
            }
        }
        return List.copyOf(fields);
    }

    private static JsonNode value(ObjectNode post, String pointer) {
        var value = post.at(pointer);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private Post post(Ref ref, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var post = posts.visible(ref, caller);
        PostAccess.mustBeAbleToSeeSource(post, caller, clock.instant());
        return post;
    }

    private static String source(PostInput post) {
        return post.content() == null ? "" : post.content().source();
    }
}
