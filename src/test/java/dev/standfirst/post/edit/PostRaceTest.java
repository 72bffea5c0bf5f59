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

/** Posts that are written at the same moment and want the same thing. */
@QuarkusTest
class PostRaceTest extends ApiTest {

    private static final int POSTS = 32;
    private static final int TIMES = 2;

    @RepeatedTest(TIMES)
    void oneTitleMakesAsManySlugsAsPosts() {
        var title = unique("Rush hour");
        var stem = title.toLowerCase(Locale.ROOT).replace(' ', '-');

        var answers = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", title)).post("/posts"));

        assertEquals(nCopies(POSTS, 201), statuses(answers));
        var expected = IntStream.rangeClosed(1, POSTS).mapToObj(n -> n == 1 ? stem : stem + "-" + n).sorted().toList();
        assertEquals(expected, answers.stream().map(answer -> answer.<String> path("slug")).sorted().toList());
    }

    @RepeatedTest(TIMES)
    void newTagsAreMadeOnce() {
        var names = new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> unique("Tag")).toList());

        var answers = AtOnce.times(POSTS, i -> {
            var order = new ArrayList<>(names);
            Collections.shuffle(order, new Random(i));
            return asAdmin().body(Map.of("title", "Tagged", "tags", order)).post("/posts");
        });

        assertEquals(nCopies(POSTS, 201), statuses(answers));
        answers.forEach(answer -> assertThat(answer.<List<String>> path("tags"), containsInAnyOrder(names.toArray())));
        for (var name : names) {
            var slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            anyone().get("/tags/{tag}", slug).then().statusCode(200);
            anyone().get("/tags/{tag}", slug + "-2").then().statusCode(404);
        }
    }

    @RepeatedTest(TIMES)
    void aWantedSlugGoesToOne() {
        var slug = "wanted-" + unique("x").substring(2);

        var answers = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", "Wanted", "slug", slug)).post("/posts"));

        assertEquals(1, Collections.frequency(statuses(answers), 201));
        assertEquals(POSTS - 1, Collections.frequency(statuses(answers), 409));
        assertThat(answers, hasSize(POSTS));
    }

    @RepeatedTest(TIMES)
    void changesOfOnePostWaitForEachOther() {
        var post = aPost("Changed by all").slug();

        var answers = AtOnce.times(POSTS, i -> asAdmin().body(Map.of("title", "Version " + i)).patch("/posts/{post}", post));

        assertEquals(nCopies(POSTS, 200), statuses(answers));
        assertEquals(POSTS, answers.stream().map(answer -> answer.<Integer> path("version")).distinct().count());
    }

    /** Beside each other, of which none has anything to do with the others. */
    @RepeatedTest(TIMES)
    void postsComeAndGo() {
        var author = somebody("Ada Marlow", "author");
        var posts = IntStream.range(0, POSTS)
                .mapToObj(i -> aPost("Comes and goes").authors(author).tags("Tide").published().slug()).toList();

        var answers = AtOnce.times(POSTS, i -> IntStream.range(0, TIMES).boxed()
                .flatMap(time -> comeAndGo(posts.get(i)).stream()).toList());

        assertEquals(nCopies(POSTS, nCopies(TIMES, List.of(200, 200, 204, 200)).stream().flatMap(List::stream).toList()),
                answers);
        assertEquals(POSTS, listed(author));

        AtOnce.times(POSTS, i -> asAdmin().delete("/posts/{post}", posts.get(i)));
        assertEquals(0, listed(author));
    }

    private static List<Integer> comeAndGo(String post) {
        return Stream.of(asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", post),
                asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", post),
                asAdmin().delete("/posts/{post}", post), asAdmin().post("/posts/{post}/restore", post))
                .map(Response::statusCode).toList();
    }

    private static int listed(Person author) {
        return anyone().get("/posts?limit=100&author={author}", author.slug()).then().statusCode(200).extract()
                .<List<Object>> path("items").size();
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }
}
