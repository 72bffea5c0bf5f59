package dev.standfirst.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.query.CanonicalUrls;
import io.vertx.ext.web.RoutingContext;

/** Adds {@code Link} headers to the neighbouring list pages (RFC 8288). The links keep the other parameters of the request. */
@ApplicationScoped
class PageLinks {

    private static final Set<String> POSITION = Set.of("cursor", "page");

    private final CanonicalUrls addresses;

    PageLinks(CanonicalUrls addresses) {
        this.addresses = addresses;
    }

    @ServerResponseFilter(priority = FilterOrder.VIEW)
    void link(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (response.getEntity() instanceof Page<?> page) {
            // A request with a response has a canonical URL. Links use it, so that cached responses fit all its spellings.
            var address = Objects.requireNonNull(addresses.of(routing)).url().split("\\?", 2);
            var number = request.getUriInfo().getQueryParameters().getFirst("page");
            response.getHeaders().putSingle(HttpHeaders.LINK, links(page.page(), address[0],
                    address.length == 1 ? null : address[1], number == null ? null : Integer.valueOf(number)));
        }
    }

    /**
     * Returns the header's value.
     *
     * @param query null for none
     * @param number number of the list page; null if the request has no number
     */
    static String links(Page.PageInfo page, String path, @Nullable String query, @Nullable Integer number) {
        var links = new ArrayList<String>();
        links.add(link(path, query, number == null ? null : "page=1", "first"));
        if (page.previous() != null) {
            links.add(link(path, query, number == null ? "cursor=" + page.previous() : "page=" + (number - 1), "prev"));
        }
        if (page.next() != null) {
            links.add(link(path, query, number == null ? "cursor=" + page.next() : "page=" + (number + 1), "next"));
        }
        return String.join(", ", links);
    }

    private static String link(String path, @Nullable String query, @Nullable String position, String relation) {
        var kept = query == null ? Stream.<String> empty()
                : Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty() && !POSITION.contains(name(pair)));
        var all = Stream.concat(kept, Stream.ofNullable(position)).collect(joining("&"));
        return "<" + path + (all.isEmpty() ? "" : "?" + all) + ">; rel=\"" + relation + "\"";
    }

    private static String name(String pair) {
        return URLDecoder.decode(pair.split("=", 2)[0], UTF_8);
    }
}
