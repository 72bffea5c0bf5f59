package dev.standfirst.share.count;

import java.util.concurrent.CompletionStage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.standfirst.access.AllowsAnonymous;
import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.Created;
import dev.standfirst.http.Creates;
import dev.standfirst.http.limit.ClientAddress;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.read.ShareDays;
import dev.standfirst.share.read.ShareHistoryView;
import dev.standfirst.share.read.ShareReader;
import dev.standfirst.share.visitor.Visitor;
import dev.standfirst.slug.Ref;
import io.vertx.core.http.HttpServerRequest;

/**
 * Share counts of a post. A separate class, because a resource with the path of posts would claim the whole path (Jakarta REST,
 * §3.7.2).
 */
@Path("/api/v1/posts/{post}/shares")
@Tag(name = "Shares")
public class PostSharesResource {

    private final ShareReader reader;
    private final ShareWriter writer;
    private final CurrentCaller caller;
    private final ClientAddress clients;

    PostSharesResource(ShareReader reader, ShareWriter writer, CurrentCaller caller, ClientAddress clients) {
        this.reader = reader;
        this.writer = writer;
        this.caller = caller;
        this.clients = clients;
    }

    @GET
    @Operation(summary = "Get the share counts of a post", description = "The counts include every share to which the service has responded. With `by=day`, the response also contains the counts of each day, and separately the baseline from another system.")
    public ShareHistoryView getShares(@RestPath Ref post, @Valid @BeanParam ShareDays days) {
        return reader.get(post, days, caller.get());
    }

    @POST
    @AllowsAnonymous
    @Consumes({ MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN })
    @Produces(MediaType.APPLICATION_JSON)
    @Creates(otherwise = "The share was not counted: the visitor has shared the post before, or is a known crawler.")
    @Operation(summary = "Count a share", description = "Requires no token. A repeated share of the same post to the same network by the same visitor within the dedupe window is not counted, nor is a share by a known crawler; the response is 200 then. The JSON may be sent as `text/plain`, as `navigator.sendBeacon` does.")
    public CompletionStage<RestResponse<PostShares>> sharePost(@RestPath Ref post, @NotNull @Valid ShareInput input,
            @Context HttpServerRequest request) {
        return writer.share(post, input, visitor(request)).thenApply(outcome -> outcome.counted()
                ? Created.at("/posts/" + post + "/shares", outcome.shares())
                : RestResponse.ok(outcome.shares()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Operation(summary = "Set the share counts from another system", description = "Shares that this service counts are added to this baseline.")
    public PostShares setShareBaseline(@RestPath Ref post, @NotNull @Valid ShareBaselineInput input) {
        return writer.setBaseline(post, input, caller.get());
    }

    private Visitor visitor(HttpServerRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitor(clients.of(request), agent == null ? "" : agent);
    }
}
