package dev.standfirst.start;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Sends frequent requests to the service as an anonymous caller before the service reports ready. The first run of a piece of
 * Java code takes half a second instead of a millisecond, and the next hundreds are slow, too; with several instances, other
 * instances serve clients better meanwhile. Afterwards the responses are cached. The shares of the warm-up are not counted.
 *
 * <p>
 * Requests that arrive during the warm-up are served. After 10 seconds the service is ready even if the warm-up failed: other
 * health checks report what is broken.
 */
@Readiness
@Singleton
public class WarmUp implements HealthCheck {

    /** {@code User-Agent} of the warm-up's requests; share counts treat it as a crawler. */
    public static final String AGENT = "Standfirst-Warm-Up";

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /** Maximum duration, from the creation of this bean. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String BASE = "/api/v1";
    private static final String NEWEST = BASE + "/posts";
    private static final String ALL_INCLUDES = "?include=content,seo,shares,shareLinks,publishedAgo,recent,related,adjacent";

    /** Number of posts to request; more of them make little difference. */
    private static final int POSTS = 3;

    /** Repetitions of the most frequent requests: Java compiles a method after about 200 calls. */
    private static final int REPETITIONS = 200;

    /** Requests sent at once; few, because the machine may have other work. */
    private static final int CONCURRENT = 4;

    private final Vertx vertx;
    private final long end;
    private volatile boolean isOver;

    @Inject
    WarmUp(Vertx vertx, @ConfigProperty(name = "standfirst.warm-up", defaultValue = "true") boolean enabled) {
        this(vertx, enabled, LIMIT);
    }

    WarmUp(Vertx vertx, boolean enabled, Duration limit) {
        this.vertx = vertx;
        this.end = System.nanoTime() + limit.toNanos();
        this.isOver = !enabled;
    }

    void warmUp(@ObservesAsync HttpServerStart start, HttpServer server) {
        if (!isOver) {
            warmUp(server.getLocalBaseUri());
        }
    }

    void warmUp(URI service) {
        var client = vertx.createHttpClient();
        try {
            warmUp(client, service);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The warm-up did not finish; the service is ready nevertheless", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isOver = true;
            client.close();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().name("Warm-up").status(isOver || timeLeft() <= 0).build();
    }

    private void warmUp(HttpClient client, URI service) throws ExecutionException, InterruptedException, TimeoutException {
        var posts = posts(await(get(client, service, NEWEST)));
        for (var address : addresses(posts)) {
            await(get(client, service, address));
        }
        for (int times = 0; times < REPETITIONS; times += CONCURRENT) {
            var responses = new ArrayList<Future<?>>();
            for (int i = 0; i < CONCURRENT; i++) {
                responses.add(get(client, service, NEWEST));
                if (!posts.isEmpty()) {
                    responses.add(share(client, service, posts.get((times + i) % posts.size())));
                }
            }
            await(Future.all(responses));
        }
    }

    /** Returns the addresses of the newest posts in a list; none if the list is a problem. */
    private static List<String> posts(Buffer list) {
        return new JsonObject(list).getJsonArray("items", new JsonArray()).stream()
                .map(post -> NEWEST + "/" + ((JsonObject) post).getString("slug")).toList();
    }

    /** Returns the addresses that a front end requests: site, categories, a list page and posts. */
    private static List<String> addresses(List<String> posts) {
        var addresses = new ArrayList<>(List.of(BASE + "/site", BASE + "/categories?tree=true", NEWEST + "?page=2"));
        for (var post : posts.subList(0, Math.min(POSTS, posts.size()))) {
            addresses.addAll(List.of(post, post + ALL_INCLUDES, post + "/shares"));
        }
        return addresses;
    }

    private static Future<Buffer> get(HttpClient client, URI service, String address) {
        return send(client, GET, service.resolve(address), Buffer.buffer());
    }

    private static Future<Buffer> share(HttpClient client, URI service, String post) {
        return send(client, POST, service.resolve(post + "/shares"), JsonObject.of("network", "email").toBuffer());
    }

    private static Future<Buffer> send(HttpClient client, HttpMethod method, URI address, Buffer body) {
        var request = new RequestOptions().setMethod(method).setAbsoluteURI(address.toString())
                .putHeader(HttpHeaders.USER_AGENT, AGENT).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        // Nested, so that the body is requested in the same event loop turn as the response; later it may be lost.
        return client.request(request).compose(opened -> opened.send(body).compose(HttpClientResponse::body));
    }

    private <T> T await(Future<T> response) throws ExecutionException, InterruptedException, TimeoutException {
        return response.toCompletionStage().toCompletableFuture().get(timeLeft(), TimeUnit.NANOSECONDS);
    }

    private long timeLeft() {
        return end - System.nanoTime();
    }
}
