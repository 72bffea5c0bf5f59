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
 * Asks the service for what readers ask for, as one of them, before it says that it is ready. What takes a Java program a
 * millisecond takes it half a second for the first time, and some for the next hundreds; with several instances, those who
 * come meanwhile are better off with another one. What is read is in memory afterwards. What is shared is not counted.
 *
 * <p>
 * Who asks nevertheless is answered. And whatever becomes of it, the service is ready when the time is up: what is broken is
 * for other checks to say.
 */
@Readiness
@Singleton
public class WarmUp implements HealthCheck {

    /** What it calls itself; a crawler, to those who count. */
    public static final String AGENT = "Standfirst-Warm-Up";

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /** From when it begins, or is first asked whether it is over. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String BASE = "/api/v1";
    private static final String NEWEST = BASE + "/posts";
    private static final String ALL_OF_A_PAGE = "?include=content,seo,shares,shareLinks,publishedAgo,recent,related,adjacent";

    /** Posts that are read, each for the first time: more of them make little difference. */
    private static final int PAGES = 3;

    /** What comes most often is asked for until Java compiles it, which is from its 200th time on. */
    private static final int TIMES = 200;

    /** Shares of one transaction: the machine is shared with others. */
    private static final int AT_ONCE = 4;

    private final Vertx vertx;
    private final long end;
    private volatile boolean isOver;

    @Inject
    WarmUp(Vertx vertx, @ConfigProperty(name = "standfirst.warm-up", defaultValue = "true") boolean wanted) {
        this(vertx, wanted, LIMIT);
    }

    WarmUp(Vertx vertx, boolean wanted, Duration limit) {
        this.vertx = vertx;
        this.end = System.nanoTime() + limit.toNanos();
        this.isOver = !wanted;
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
            LOG.debug("Ready, but not warm", e);
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
        for (int times = 0; times < TIMES; times += AT_ONCE) {
            var answers = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(get(client, service, NEWEST));
                if (!posts.isEmpty()) {
                    answers.add(share(client, service, posts.get((times + i) % posts.size())));
                }
            }
            await(Future.all(answers));
        }
    }

    /** Of the newest; none where the list cannot be read. */
    private static List<String> posts(Buffer list) {
        return new JsonObject(list).getJsonArray("items", new JsonArray()).stream()
                .map(post -> NEWEST + "/" + ((JsonObject) post).getString("slug")).toList();
    }

    /** What makes up a site: its frame, a list, and the pages that it leads to. */
    private static List<String> addresses(List<String> posts) {
        var addresses = new ArrayList<>(List.of(BASE + "/site", BASE + "/categories?tree=true", NEWEST + "?page=2"));
        for (var post : posts.subList(0, Math.min(PAGES, posts.size()))) {
            addresses.addAll(List.of(post, post + ALL_OF_A_PAGE, post + "/shares"));
        }
        return addresses;
    }

    private static Future<Buffer> get(HttpClient client, URI service, String address) {
        return ask(client, GET, service.resolve(address), Buffer.buffer());
    }

    private static Future<Buffer> share(HttpClient client, URI service, String post) {
        return ask(client, POST, service.resolve(post + "/shares"), JsonObject.of("network", "email").toBuffer());
    }

    private static Future<Buffer> ask(HttpClient client, HttpMethod method, URI address, Buffer body) {
        var request = new RequestOptions().setMethod(method).setAbsoluteURI(address.toString())
                .putHeader(HttpHeaders.USER_AGENT, AGENT).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        // One within the other: whoever asks for the body later than its answer's own turn may find it gone.
        return client.request(request).compose(asked -> asked.send(body).compose(HttpClientResponse::body));
    }

    private <T> T await(Future<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.toCompletionStage().toCompletableFuture().get(timeLeft(), TimeUnit.NANOSECONDS);
    }

    private long timeLeft() {
        return end - System.nanoTime();
    }
}
