package dev.standfirst.drill;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One of many concurrent writers, each with posts of their own. */
final class Writer {

    /** Largest number of revisions of a post, because a list page holds a hundred. */
    private static final int MAX_REVISIONS = 25;

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

    /** Compares everything that this writer ever wrote with what is stored. */
    void check(Client client, Tally tally) throws IOException {
        for (var post : posts) {
            post.check(client, tally);
        }
        var expected = posts.stream().filter(post -> !post.known().equals(PostState.NONE)).count();
        var path = "/posts?status=draft,published,trashed&page=1&limit=1&author=" + person.slug();
        var found = client.get(person.token(), path).successfulBody().at("/page/total").longValue();
        if (found != expected) {
            tally.unexpected("%s has %d posts instead of %d".formatted(person.slug(), found, expected));
        }
    }

    /** Makes changes and shares until a request has no response. */
    void write(Client client, Tally tally) throws IOException {
        while (true) {
            try {
                if (random.nextInt(4) == 0) {
                    shared.get(random.nextInt(shared.size())).share(client);
                    tally.shared();
                } else {
                    var post = next();
                    var change = choose(post);
                    post.apply(change, client);
                    tally.changed(change);
                }
            } catch (AssertionError e) {
                tally.unexpected(person.slug() + ": " + e.getMessage());
            }
        }
    }

    /** Chooses an open post, or begins another. */
    private WrittenPost next() {
        var open = posts.stream().filter(post -> post.known().revisions() < MAX_REVISIONS).toList();
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
            possible.add(Change.EDIT_WORKING_COPY);
        }
        if (state.workingCopy() != 0) {
            possible.add(Change.PUBLISH_WORKING_COPY);
        }
        return List.copyOf(possible).get(random.nextInt(possible.size()));
    }
}
