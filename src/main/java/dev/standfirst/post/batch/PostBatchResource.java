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
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.post.batch.PostBatchView.PostOutcome;
import dev.standfirst.post.batch.PostBatchWriter.Outcome;
import dev.standfirst.problem.ProblemResponse;
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

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create, change and delete several posts", description = "In their order; each has its own result, and one that is refused does not stop the others. Each takes what it takes by itself.")
    public RestResponse<PostBatchView> batchPosts(@NotNull @Valid PostBatchInput batch,
            @Parameter(description = "Whether to do all or nothing: the first refusal is the answer then.", example = "true") @RestQuery @DefaultValue("false") boolean atomic,
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
