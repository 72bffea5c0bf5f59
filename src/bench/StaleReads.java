import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Finds stale reads: responses to requests after a write that do not contain the change.
 *
 * <p>
 * One writer publishes posts and renames them, on each instance in turn. As soon as a write is acknowledged, it reads the paths that
 * show the post: once on the same instance, where any other title than the new one is stale, and on each other instance until the
 * response contains the title, where more than a second is stale. Readers send the same requests all the time, so that every cache
 * is filled. A failed request counts as stale, because it did not return the change.
 */
final class StaleReads {

    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int READERS_PER_INSTANCE = 4;
    private static final Pattern PUBLISHED = Pattern.compile("\"publishedAt\":\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("\"(id|slug|publishedAt)\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final List<String> instances;
    private final String token;
    /** Different in each run, so that a repeated run does not read the paths of an earlier one. */
    private final String tag = "stale-" + Long.toString(System.currentTimeMillis(), 36);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong load = new AtomicLong();

    private final ExecutorService watchers = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private volatile List<Page> hammered = List.of();

    private int writes;
    private int failed;
    private int checked;
    private int staleHere;
    private int staleElsewhere;
    private final List<Long> lags = new ArrayList<>();
    private final TreeMap<String, Integer> stalePages = new TreeMap<>();

    private StaleReads(List<String> instances, String token) {
        this.instances = instances;
        this.token = token;
    }

    /**
     * A path that shows a post.
     *
     * @param newest the number of newest posts that the response contains, so that as many newer posts displace the post; 0 for
     *        the post itself
     */
    record Page(String path, int newest) {
    }

    record Post(String slug, Instant publishedAt, String title) {
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            System.err.println("Usage: java StaleReads.java URL[,URL]… TOKEN SECONDS");
            System.exit(2);
        }
        var instances = Arrays.stream(arguments[0].split(",")).map(url -> url + "/api/v1").toList();
        System.exit(new StaleReads(instances, arguments[1]).run(Long.parseLong(arguments[2])) ? 0 : 1);
    }

    private boolean run(long seconds) throws InterruptedException {
        var readers = new ArrayList<Thread>();
        for (var instance : instances) {
            for (var n = 0; n < READERS_PER_INSTANCE; n++) {
                var reader = new Thread(() -> hammer(instance));
                reader.setDaemon(true);
                reader.start();
                readers.add(reader);
            }
        }
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Post post = null;
        while (System.nanoTime() < end) {
            var here = instances.get(writes % instances.size());
            var title = tag + " write " + writes;
            // Three new titles per new post.
            post = post == null || writes % 4 == 0 ? publish(here, title) : rename(here, post, title);
            if (post != null) {
                check(here, post);
            }
        }
        running.set(false);
        for (var reader : readers) {
            reader.join(1_000);
        }
        report();
        return writes > 0 && staleHere + staleElsewhere == 0;
    }

    private Post publish(String instance, String title) {
        var body = "{\"title\":\"" + title + "\",\"status\":\"published\",\"tags\":[\"" + tag + "\",\"measured\"],"
                + "\"content\":{\"format\":\"markdown\",\"source\":\"Some words.\"}}";
        return write(instance, "/posts", "POST", body, title);
    }

    private Post rename(String instance, Post post, String title) {
        return write(instance, "/posts/" + post.slug, "PATCH", "{\"title\":\"" + title + "\"}", title);
    }

    /** Returns the post after an acknowledged write; null if the write failed, which cannot make a response stale. */
    private Post write(String instance, String path, String method, String body, String title) {
        var response = send(request(instance, path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
        if (response == null || response.statusCode() > 201) {
            // Print only the first failure, and do not send requests to a failed instance as fast as possible.
            if (failed++ == 0) {
                System.err.println("Not written: " + (response == null ? "no response" : response.statusCode() + " " + response.body()));
            }
            pause(100);
            return null;
        }
        writes++;
        // The first property of each name belongs to the post; those of related resources come later.
        var slug = "";
        var publishedAt = Instant.EPOCH;
        var found = FIELD.matcher(response.body());
        while (found.find() && (slug.isEmpty() || publishedAt == Instant.EPOCH)) {
            if (found.group(1).equals("slug") && slug.isEmpty()) {
                slug = found.group(2);
            } else if (found.group(1).equals("publishedAt")) {
                publishedAt = Instant.parse(found.group(2));
            }
        }
        return new Post(slug, publishedAt, title);
    }

    private List<Page> pagesOf(Post post) {
        return List.of(new Page("/posts/" + post.slug, 0),
                new Page("/posts/" + post.slug + "?include=recent,shareLinks,publishedAgo", 0),
                new Page("/posts", 10),
                new Page("/posts?include=content", 10),
                new Page("/posts?tag=" + tag, 10),
                new Page("/posts?limit=100&fields=title,publishedAt", 100));
    }

    private void check(String here, Post post) {
        var acknowledged = System.nanoTime();
        var pages = pagesOf(post);
        hammered = pages;
        var elsewhere = instances.stream().filter(instance -> !instance.equals(here))
                .map(instance -> CompletableFuture.supplyAsync(() -> lag(instance, pages, post, acknowledged), watchers)).toList();
        for (var page : pages) {
            checked++;
            if (!shows(here, page, post)) {
                staleHere++;
                stalePages.merge(page.path.replace(post.slug, "{post}").replace(tag, "{tag}"), 1, Integer::sum);
            }
        }
        for (var other : elsewhere) {
            checked += pages.size();
            var lag = other.join();
            lags.add(lag);
            if (lag > TOLERANCE.toMillis()) {
                staleElsewhere++;
            }
        }
    }

    /**
     * Returns the milliseconds from the acknowledgement to the start of the last read that did not show the post; 0 if the first read
     * of each path shows it.
     */
    private long lag(String instance, List<Page> pages, Post post, long acknowledged) {
        var missing = new ArrayList<Page>(pages);
        var lag = 0L;
        while (!missing.isEmpty() && lag < PATIENCE.toMillis()) {
            for (var pending = missing.iterator(); pending.hasNext();) {
                var sent = System.nanoTime();
                if (shows(instance, pending.next(), post)) {
                    pending.remove();
                } else {
                    lag = Duration.ofNanos(sent - acknowledged).toMillis();
                }
            }
            if (!missing.isEmpty()) {
                pause(2);
            }
        }
        return lag;
    }

    private boolean shows(String instance, Page page, Post post) {
        var response = send(request(instance, page.path).GET());
        if (response == null || response.statusCode() != 200) {
            return false;
        }
        return response.body().contains("\"title\":\"" + post.title + "\"")
                || page.newest > 0 && newerThan(post, response.body()) >= page.newest;
    }

    /** Counts the newer posts of other writers, which may have displaced the post. */
    private static long newerThan(Post post, String body) {
        return PUBLISHED.matcher(body).results().filter(at -> !Instant.parse(at.group(1)).isBefore(post.publishedAt)).count();
    }

    private void hammer(String instance) {
        while (running.get()) {
            for (var page : hammered) {
                send(request(instance, page.path).GET());
                load.incrementAndGet();
            }
            if (hammered.isEmpty()) {
                pause(2);
            }
        }
    }

    private static HttpRequest.Builder request(String instance, String path) {
        return HttpRequest.newBuilder(URI.create(instance + path)).timeout(Duration.ofSeconds(30));
    }

    /** Returns null if there was no response. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report() {
        lags.sort(null);
        System.out.printf("| instances | writes | not written | reads checked | stale, same instance | stale, other > %d s | p99 lag ms | worst lag ms | "
                + "other reads |%n|---|---|---|---|---|---|---|---|---|%n", TOLERANCE.toSeconds());
        System.out.printf("| %d | %,d | %,d | %,d | %d | %s | %s | %s | %,d |%n", instances.size(), writes, failed, checked, staleHere,
                lags.isEmpty() ? "" : staleElsewhere, lags.isEmpty() ? "" : lags.get((int) Math.ceil(lags.size() * 0.99) - 1),
                lags.isEmpty() ? "" : lags.get(lags.size() - 1), load.get());
        stalePages.forEach((path, times) -> System.out.printf("%nStale %d times: %s%n", times, path));
    }
}
