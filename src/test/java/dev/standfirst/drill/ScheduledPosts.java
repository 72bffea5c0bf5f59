package dev.standfirst.drill;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.standfirst.testing.AtOnce;

/** Posts that several instances have scheduled for the same second, and how they were settled. */
final class ScheduledPosts {

    private static final int THREADS = 8;
    private static final String SETTLED = "Published on schedule: ";

    private final Instances instances;
    private final List<Scheduled> posts;
    private final Instant at;

    private ScheduledPosts(Instances instances, List<Scheduled> posts, Instant at) {
        this.instances = instances;
        this.posts = posts;
        this.at = at;
    }

    /** A post, the author who scheduled it, and its version at that time. */
    private record Scheduled(String slug, String by, long version) {
    }

    /** Schedules the posts, an equal part on each instance and by an author of its own. */
    static ScheduledPosts schedule(int count, Duration ahead, Instances instances) throws IOException {
        var authors = new ArrayList<Person>();
        for (var client : instances.clients()) {
            authors.add(Person.create("Author " + authors.size(), client));
        }
        var at = Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        var parts = AtOnce.times(THREADS, thread -> IntStream.range(0, count).filter(n -> n % THREADS == thread).mapToObj(n -> {
            var instance = n / THREADS % authors.size();
            return schedule("Post " + n, at, authors.get(instance), instances.clients().get(instance));
        }).toList());
        return new ScheduledPosts(instances, parts.stream().flatMap(List::stream).toList(), at);
    }

    private static Scheduled schedule(String title, Instant at, Person author, Client client) {
        try {
            var post = client.post(author.token(), "/posts",
                    Map.of("title", title, "status", "scheduled", "publishedAt", at.toString())).successfulBody();
            return new Scheduled(post.get("slug").textValue(), author.slug(), post.get("version").longValue());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant at() {
        return at;
    }

    List<String> slugs() {
        return posts.stream().map(Scheduled::slug).toList();
    }

    /** Waits until no job is left, and returns the time from the scheduled second to the last settled post. */
    Duration awaitSettled(DurablePostgres postgres, Duration timeout) throws SQLException, InterruptedException {
        var settled = await(postgres, "select count(*) from post where status <> 'PUBLISHED'", timeout);
        await(postgres, "select count(*) from scheduled_tasks where task_name = 'publish-on-schedule'", timeout);
        return settled;
    }

    /** Number of times that the instance settled each post, from its log. */
    Map<String, Long> settledBy(int instance) {
        return instances.output(instance).lines().filter(line -> line.contains(SETTLED))
                .map(line -> line.substring(line.indexOf(SETTLED) + SETTLED.length()))
                .collect(groupingBy(identity(), counting()));
    }

    /** Differences from the state that settling each post once leaves. */
    List<String> faults(Client client) throws IOException {
        var faults = new ArrayList<String>();
        for (var scheduled : posts) {
            var path = "/posts/" + scheduled.slug();
            var post = client.get(Person.ADMIN_TOKEN, path).successfulBody();
            var by = post.at("/publishedBy/slug").textValue();
            if (!scheduled.by().equals(by)) {
                faults.add("%s is published by %s, not by %s".formatted(path, by, scheduled.by()));
            }
            if (post.get("version").longValue() != scheduled.version() + 1) {
                faults.add("%s has version %s after %d".formatted(path, post.get("version"), scheduled.version()));
            }
            var byTheService = 0;
            for (var revision : client.get(Person.ADMIN_TOKEN, path + "/revisions").successfulBody().get("items")) {
                if (revision.get("token").isNull() && revision.get("changed").toString().equals("[\"status\"]")) {
                    byTheService++;
                }
            }
            if (byTheService != 1) {
                faults.add("%s was settled %d times".formatted(path, byTheService));
            }
        }
        return faults;
    }

    private Duration await(DurablePostgres postgres, String countQuery, Duration timeout)
            throws SQLException, InterruptedException {
        while (true) {
            var remaining = postgres.value(countQuery);
            var delay = Duration.between(at, Instant.now());
            if (remaining.equals("0")) {
                return delay;
            }
            if (delay.compareTo(timeout) > 0) {
                throw new AssertionError("%s left after %s by: %s".formatted(remaining, delay, countQuery));
            }
            Thread.sleep(10);
        }
    }
}
