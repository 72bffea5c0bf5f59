package dev.standfirst.drill;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One of many who write at the same time, each their own posts. */
final class Writer {

    /** Of a post, before the next one is begun; a list shows a hundred. */
    private static final int MOST_REVISIONS = 25;

    private final Person person;
    private final Person coAuthor;
    private final List<SharedPost> shared;
    private final Random random;
    private final List<WrittenPost> posts = new ArrayList<>();

    Writer(Person person, Person coAuthor, List<SharedPost> shared, Random random) {
        this.person = person;
        this.coAuthor = coAuthor;
        this.shared = shared;
        this.random = random;
    }

    /** Compares all that it ever wrote with what is there. */
    void check(Client client, Tally tally) throws IOException {
        for (var post : posts) {
            post.check(client, tally);
        }
        var expected = posts.stream().filter(post -> !post.known().equals(PostState.NONE)).count();
        var path = "/posts?status=draft,published,trashed&page=1&limit=1&author=" + person.slug();
        var found = client.get(person.token(), path).good().at("/page/total").longValue();
        if (found != expected) {
            tally.refused("%s has %d posts, not %d".formatted(person.slug(), found, expected));
        }
    }

    /** One change after the other, or a share; until there is no answer. */
    void write(Client client, Tally tally) throws IOException {
        while (true) {
            try {
                if (random.nextInt(4) == 0) {
                    shared.get(random.nextInt(shared.size())).share(client);
                    tally.shared();
                } else {
                    var post = next();
                    var change = choose(post);
                    post.make(change, client);
                    tally.made(change);
                }
            } catch (AssertionError e) {
                tally.refused(person.slug() + ": " + e.getMessage());
            }
        }
    }

    /** The newest one, most of the time, or an earlier one. */
    private WrittenPost next() {
        var open = posts.stream().filter(post -> post.known().revisions() < MOST_REVISIONS).toList();
        if (open.isEmpty() || random.nextInt(8) == 0) {
            posts.add(new WrittenPost(person, coAuthor, posts.size() + 1));
            return posts.get(posts.size() - 1);
        }
        return open.get(random.nextInt(open.size()));
    }

    private Change choose(WrittenPost post) {
        var state = post.known();
        if (state.equals(PostState.NONE)) {
            return Change.CREATE;
        }
        if (state.trashed()) {
            return Change.RESTORE;
        }
        var possible = Stream.of(Change.PATCH, Change.TRASH).collect(toCollection(() -> EnumSet.noneOf(Change.class)));
        if (post.hasWorkingCopies()) {
            possible.add(Change.DRAFT);
        }
        if (state.draft() != 0) {
            possible.add(Change.PUBLISH);
        }
        return List.copyOf(possible).get(random.nextInt(possible.size()));
    }
}
