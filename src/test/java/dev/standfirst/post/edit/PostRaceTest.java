package dev.standfirst.post.edit;

import static java.util.Collections.nCopies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Concurrent writes of posts that compete for a slug, a tag, a version or a row. */
@QuarkusTest
class PostRaceTest extends ApiTest {

    private static final int POSTS = 32;
    private static final int REPETITIONS = 2;

    @RepeatedTest(REPETITIONS)
    void concurrentPostsWithOneTitleGetConsecutiveSlugs() {
        var title = unique("Rush hour");
        var stem = title.toLowerCase(Locale.ROOT).replace(' ', '-');

        var responses = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", title)).post("/posts"));

        assertEquals(nCopies(POSTS, 201), statuses(responses));
        var expected = IntStream.rangeClosed(1, POSTS).mapToObj(n -> n == 1 ? stem : stem + "-" + n).sorted().toList();
        assertEquals(expected, responses.stream().map(response -> response.<String> path("slug")).sorted().toList());
    }

    @RepeatedTest(REPETITIONS)
    void concurrentPostsWithNewTagsCreateEachTagOnce() {
        var names = new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> unique("Tag")).toList());

        var responses = AtOnce.times(POSTS, i -> {
            var order = new ArrayList<>(names);
            Collections.shuffle(order, new Random(i));
            return asAdmin().body(Map.of("title", "Tagged", "tags", order)).post("/posts");
        });

        assertEquals(nCopies(POSTS, 201), statuses(responses));
        responses.forEach(
                response -> assertThat(response.<List<String>> path("tags.name"), containsInAnyOrder(names.toArray())));
        for (var name : names) {
            var slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            asAdmin().get("/tags/{tag}", slug).then().statusCode(200);
            asAdmin().get("/tags/{tag}", slug + "-2").then().statusCode(404);
        }
    }

    @RepeatedTest(REPETITIONS)
    void slugGivenByConcurrentPostsGoesToOneOfThem() {
        var slug = "wanted-" + unique("x").substring(2);

        var responses = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", "Wanted", "slug", slug)).post("/posts"));

        assertEquals(1, Collections.frequency(statuses(responses), 201));
        assertEquals(POSTS - 1, Collections.frequency(statuses(responses), 409));
        assertThat(responses, hasSize(POSTS));
    }

    @RepeatedTest(REPETITIONS)
    void concurrentChangesOfOnePostEachGetAVersion() {
        var post = aPost("Changed by all").create().getString("id");

        var responses = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", "Version " + i)).patch("/posts/{post}", post));

        assertEquals(nCopies(POSTS, 200), statuses(responses));
        assertEquals(POSTS, responses.stream().map(response -> response.<Integer> path("version")).distinct().count());
    }

    /** Each post is changed by one thread, but the posts share an author and a tag. */
    @RepeatedTest(REPETITIONS)
    void concurrentStatusChangesOfDifferentPostsDoNotBlockEachOther() {
        var author = somebody("Ada Marlow", "author");
        var posts = IntStream.range(0, POSTS)
                .mapToObj(i -> aPost("Comes and goes").authors(author).tags("Tide").published().slug()).toList();

        var responses = AtOnce.times(POSTS, i -> IntStream.range(0, REPETITIONS).boxed()
                .flatMap(repetition -> archivePublishTrashAndRestore(posts.get(i)).stream()).toList());

        assertEquals(nCopies(POSTS, nCopies(REPETITIONS, List.of(200, 200, 204, 200)).stream().flatMap(List::stream).toList()),
                responses);
        assertEquals(POSTS, listedPosts(author));

        AtOnce.times(POSTS, i -> asAdmin().delete("/posts/{post}", posts.get(i)));
        anyone().get("/posts?author={author}", author.slug()).then().statusCode(400);
    }

    private static List<Integer> archivePublishTrashAndRestore(String post) {
        return Stream.of(asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", post),
                asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", post),
                asAdmin().delete("/posts/{post}", post), asAdmin().post("/posts/{post}/restore", post))
                .map(Response::statusCode).toList();
    }

    private static int listedPosts(Person author) {
        return anyone().get("/posts?limit=100&author={author}", author.slug()).then().statusCode(200).extract()
                .<List<Object>> path("items").size();
    }

    private static List<Integer> statuses(List<Response> responses) {
        return responses.stream().map(Response::statusCode).toList();
    }
}
