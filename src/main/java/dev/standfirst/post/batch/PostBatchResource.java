package dev.standfirst.post.batch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.post.RendersBodies;
import dev.standfirst.post.batch.PostBatchView.PostOutcome;
import dev.standfirst.post.batch.PostBatchWriter.Outcome;
import dev.standfirst.problem.ProblemResponse;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
import io.vertx.ext.web.RoutingContext;

@Path("/api/v1/posts/batch")
@Tag(name = "Posts")
public class PostBatchResource {

    private final PostBatchWriter writer;
    private final ProblemResponse problems;
    private final CurrentCaller caller;

    PostBatchResource(PostBatchWriter writer, ProblemResponse problems, CurrentCaller caller) {
        this.writer = writer;
        this.problems = problems;
        this.caller = caller;
    }

    @RendersBodies
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, more = "Each operation also requires what it requires outside a batch.")
    @Problems({ ProblemType.NOT_FOUND, ProblemType.GONE, ProblemType.STALE, ProblemType.WRONG_STATE, ProblemType.SLUG_TAKEN })
    @Operation(summary = "Create, change and delete several posts", description = "Runs the operations in their order. Each operation has its own result, and a failed operation does not stop the others unless `atomic` is true.")
    public RestResponse<PostBatchView> batchPosts(@NotNull @Valid PostBatchInput batch,
            @Parameter(description = "Whether the batch succeeds or fails as a whole; the first error is the response then.", example = "true") @RestQuery @DefaultValue("false") boolean atomic,
            RoutingContext request) {
        return RestResponse.ok(new PostBatchView(writer.run(batch.operations(), atomic, caller.get()).stream()
                .map(outcome -> view(outcome, request)).toList()));
    }

    private PostOutcome view(Outcome outcome, RoutingContext request) {
        if (outcome.refused() != null) {
            return new PostOutcome(outcome.refused().type().status(), null, problems.of(outcome.refused(), request));
        }
        return new PostOutcome(switch (outcome.done()) {
            case CREATE -> 201;
            case PATCH -> 200;
            case DELETE -> 204;
        }, outcome.post(), null);
    }
}
