package dev.standfirst.post.batch;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.STALE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.Savepoints;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.MergePatch;
import dev.standfirst.post.PostConfig;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.post.UnrenderedBody;
import dev.standfirst.post.batch.PostBatchInput.Kind;
import dev.standfirst.post.batch.PostBatchInput.PostOperation;
import dev.standfirst.post.edit.PostTrashWriter;
import dev.standfirst.post.edit.PostWriter;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;

/** Runs several operations on posts in one transaction. A rejected operation is rolled back alone; a database error is not. */
@ApplicationScoped
public class PostBatchWriter {

    /** Bodies of a response to a batch, in list pages: more than those of the largest request that the service accepts. */
    private static final int BODIES = 3;

    /** Result of an operation: the post, if it has one, or the problem. */
    record Outcome(Kind done, @Nullable PostView post, @Nullable ProblemException refused) {
    }

    private final PostWriter writer;
    private final PostTrashWriter trash;
    private final Savepoints savepoints;
    private final MergePatch mergePatch;
    private final long maxBodies;

    PostBatchWriter(PostWriter writer, PostTrashWriter trash, Savepoints savepoints, MergePatch mergePatch,
            PostConfig config) {
        this.maxBodies = BODIES * config.maxPage().asLongValue();
        this.writer = writer;
        this.trash = trash;
        this.savepoints = savepoints;
        this.mergePatch = mergePatch;
    }

    /**
     * @param atomic whether the first rejected operation rejects the whole batch
     */
    @Transactional
    public List<Outcome> run(List<PostOperation> operations, boolean atomic, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var outcomes = new ArrayList<Outcome>();
        var unrendered = new ArrayList<ContentInput>();
        var length = 0L;
        for (var operation : operations) {
            if (length > maxBodies) {
                throw INVALID.at("/operations", "Size",
                        "must change posts whose bodies, as source and as HTML, are together at most %d characters long; "
                                + "split the batch. Nothing was changed.",
                        maxBodies);
            }
            try {
                var outcome = savepoints.attempt(() -> run(operation, caller));
                outcomes.add(outcome);
                length += lengthOfBody(outcome);
            } catch (UnrenderedBody e) {
                // The other operations run, too, so that a repetition of the batch knows the bodies of all of them.
                unrendered.addAll(e.bodies());
            } catch (ProblemException e) {
                var refused = e.under("/operations/" + outcomes.size());
                if (atomic && unrendered.isEmpty()) {
                    throw refused;
                }
                outcomes.add(new Outcome(operation.op(), null, refused));
            }
        }
        if (!unrendered.isEmpty()) {
            throw new UnrenderedBody(unrendered);
        }
        return List.copyOf(outcomes);
    }

    private static long lengthOfBody(Outcome outcome) {
        var content = outcome.post() == null ? null : outcome.post().content();
        return content == null ? 0 : content.html().length() + (content.source() == null ? 0L : content.source().length());
    }

    private Outcome run(PostOperation operation, Caller caller) {
        mustBeWhole(operation);
        try {
            return switch (operation.op()) {
                case CREATE -> done(operation,
                        writer.createWithin(mergePatch.read(value(operation), PostInput.class, PostView.class), caller));
                case PATCH -> done(operation, atItsAddress(ref(operation), ref -> writer.updateWithin(ref,
                        mergePatch.of(value(operation), PostView.class), Precondition.version(operation.version()),
                        caller)));
                case DELETE -> done(operation, atItsAddress(ref(operation), ref -> {
                    trash.deleteWithin(ref, Boolean.TRUE.equals(operation.permanent()),
                            Precondition.version(operation.version()),
                            caller);
                    return null;
                }));
            };
        } catch (ProblemException e) {
            throw e.under(e.type() == STALE ? "/version" : "/value");
        }
    }

    private static Outcome done(PostOperation operation, @Nullable PostView post) {
        return new Outcome(operation.op(), post, null);
    }

    /** Accepts a former slug, because a client cannot follow a redirect inside a batch. */
    private static @Nullable PostView atItsAddress(Ref ref, Function<Ref, @Nullable PostView> action) {
        try {
            return action.apply(ref);
        } catch (FormerSlugException e) {
            return action.apply(new Ref(null, e.current()));
        }
    }

    /** 422 for a missing property, and for a property that the operation would ignore. */
    private static void mustBeWhole(PostOperation operation) {
        var op = operation.op();
        must((operation.post() == null) == (op == Kind.CREATE), "/post",
                "is required, except to create a post, where it must be absent");
        must((operation.value() == null) == (op == Kind.DELETE), "/value",
                "is required, except to delete a post, where it must be absent");
        must(operation.version() == null || op != Kind.CREATE, "/version", "must be absent to create a post");
        must(operation.permanent() == null || op == Kind.DELETE, "/permanent", "must be absent unless a post is deleted");
    }

    private static void must(boolean isRight, String pointer, String otherwise) {
        if (!isRight) {
            throw INVALID.at(pointer, "Operation", "%s", otherwise);
        }
    }

    private static Ref ref(PostOperation operation) {
        return Ref.fromString(Objects.requireNonNull(operation.post()));
    }

    private static JsonNode value(PostOperation operation) {
        return Objects.requireNonNull(operation.value());
    }
}
