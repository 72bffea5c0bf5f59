package dev.standfirst.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.drill.Client.Response;

/** A post of one writer: its acknowledged state, and the state after a change that was in flight when the service died. */
final class WrittenPost {

    private static final int PARAGRAPHS = 40;
    private static final Pattern CHANGE = Pattern.compile("change (\\d+)$");

    private final Person by;
    private final Person coAuthor;
    private final String name;

    /** Slug that no other post has. It is also the idempotency key of the creation. */
    private final String slug;

    /** Whether the post is published; only published posts have working copies. */
    private final boolean published;

    private PostState known = PostState.NONE;
    private PostState inFlight;

    WrittenPost(Person by, Person coAuthor, int number) {
        this.by = by;
        this.coAuthor = coAuthor;
        this.name = "Post %d of %s".formatted(number, by.slug());
        this.slug = "post-%d-of-%s".formatted(number, by.slug());
        this.published = number % 3 > 0;
    }

    PostState known() {
        return known;
    }

    boolean hasWorkingCopies() {
        return published;
    }

    void apply(Change change, Client client) throws IOException {
        inFlight = known.after(change);
        var response = request(change, inFlight, client);
        // A rejected change has no effect.
        var after = inFlight;
        inFlight = null;
        response.successfulBody();
        known = after;
    }

    /** Compares the post with its acknowledged state, and continues from the state found. */
    void check(Client client, Tally tally) throws IOException {
        var faults = new ArrayList<String>();
        var found = find(client, faults);
        if (!faults.isEmpty()) {
            tally.halfWritten(slug + ": " + faults);
        } else if (inFlight != null && found.equals(inFlight)) {
            tally.inFlightButStored();
        } else if (!found.equals(known)) {
            tally.lost("%s: acknowledged %s, in flight %s, found %s".formatted(slug, known, inFlight, found));
        }
        if (inFlight != null) {
            tally.inFlight();
        }
        var wasCreated = inFlight != null && known.equals(PostState.NONE);
        known = found;
        inFlight = null;
        if (wasCreated) {
            createAgain(client, tally);
        }
    }

    /** Repeats the creation, as a client without a response does. */
    private void createAgain(Client client, Tally tally) throws IOException {
        var response = create(client);
        if (response.replayed() == known.equals(PostState.NONE)
                || !response.successfulBody().get("slug").textValue().equals(slug)) {
            tally.unexpected("%s: found %s, and the repeated creation returned %s".formatted(slug, known, response));
        }
        known = PostState.NONE.after(Change.CREATE);
        tally.retried();
    }

    private Response request(Change change, PostState after, Client client) throws IOException {
        var path = "/posts/" + slug;
        return switch (change) {
            case CREATE -> create(client);
            case PATCH -> client.patch(by.token(), path, texts(after.live()));
            case EDIT_WORKING_COPY -> client.patch(by.token(), path + "/draft", texts(after.workingCopy()));
            case PUBLISH_WORKING_COPY -> client.post(by.token(), path + "/draft/publish", null);
            case TRASH -> client.delete(by.token(), path);
            case RESTORE -> client.post(by.token(), path + "/restore", null);
        };
    }

    private Response create(Client client) throws IOException {
        var input = texts(1);
        input.put("slug", slug);
        input.put("status", published ? "published" : "draft");
        input.put("authors", List.of(by.slug(), coAuthor.slug()));
        return client.postOnce(slug, by.token(), "/posts", input);
    }

    private PostState find(Client client, List<String> faults) throws IOException {
        var path = "/posts/" + slug;
        var response = client.get(by.token(), path);
        if (response.status() == 404) {
            return PostState.NONE;
        }
        var post = response.successfulBody();
        var live = number("the post", post, faults);
        var workingCopyResponse = client.get(by.token(), path + "/draft");
        var workingCopy = workingCopyResponse.status() == 404 ? 0
                : number("the working copy", workingCopyResponse.successfulBody(), faults);

        var newest = 0;
        var newestLive = 0;
        var newestWorkingCopy = 0;
        var expected = 0;
        for (var revision : client.get(by.token(), path + "/revisions?limit=100").successfulBody().get("items")) {
            var number = revision.get("number").intValue();
            if (newest == 0) {
                newest = expected = number;
            }
            if (number != expected--) {
                faults.add("revision %d is missing".formatted(expected + 1));
            }
            if (revision.get("draft").booleanValue()) {
                newestWorkingCopy = Math.max(number, newestWorkingCopy);
            } else {
                newestLive = Math.max(number, newestLive);
            }
        }
        if (expected != 0) {
            faults.add("%d revisions are missing".formatted(expected));
        }
        checkRevision(path, newestLive, live, client, faults);
        if (workingCopy != 0) {
            checkRevision(path, newestWorkingCopy, workingCopy, client, faults);
        }
        return new PostState(newest, live, workingCopy, post.has("trashedAt"));
    }

    private void checkRevision(String path, int number, int expected, Client client, List<String> faults) throws IOException {
        var revision = client.get(by.token(), path + "/revisions/" + number).successfulBody();
        var found = number("revision " + number, revision.get("post"), faults);
        if (found != expected) {
            faults.add("revision %d has the texts of change %d instead of %d".formatted(number, found, expected));
        }
    }

    /** Returns the number in the title, and checks that all other texts have the same. */
    private int number(String source, JsonNode post, List<String> faults) {
        var title = CHANGE.matcher(post.get("title").textValue());
        if (!title.find()) {
            throw new AssertionError(post.get("title"));
        }
        var number = Integer.parseInt(title.group(1));
        texts(number).forEach((property, value) -> {
            var text = property.equals("content") ? post.at("/content/source").textValue()
                    : property.equals("tags") ? texts(post.get(property), "name") : post.get(property).textValue();
            if (!text.equals(value instanceof Map<?, ?> content ? content.get("source") : value.toString())) {
                faults.add("%s has the title of change %d, but not its %s".formatted(source, number, property));
            }
        });
        if (post.at("/content").has("html") && !post.at("/content/html").equals(post.at("/content/source"))) {
            faults.add("%s has HTML that differs from its source".formatted(source));
        }
        if (!texts(post.get("authors"), "id").equals(List.of(by.id(), coAuthor.id()).toString())) {
            faults.add("%s has other authors".formatted(source));
        }
        return number;
    }

    /** Texts of a change, all of which contain its number. */
    private Map<String, Object> texts(int number) {
        var change = "change " + number;
        var source = IntStream.rangeClosed(1, PARAGRAPHS)
                .mapToObj(n -> "<p>Paragraph %d of %d is long enough to fill some lines, and says %s.</p>".formatted(n,
                        PARAGRAPHS, change))
                .collect(Collectors.joining("\n"));
        return new HashMap<>(Map.of(
                "title", name + ", " + change,
                "excerpt", "In short, " + change,
                "content", Map.of("format", "html", "source", source),
                "tags", List.of(change, by.slug())));
    }

    /** Text of each element, or of a property of each element that is an object. */
    private static String texts(JsonNode elements, String property) {
        var texts = new ArrayList<String>();
        elements.forEach(element -> texts.add(element.isObject() ? element.get(property).textValue() : element.textValue()));
        return texts.toString();
    }
}
