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

import dev.standfirst.drill.Client.Answer;

/** A post of one writer: what was answered of it, and what was asked and not answered before the service died. */
final class WrittenPost {

    private static final int PARAGRAPHS = 40;
    private static final Pattern CHANGE = Pattern.compile("change (\\d+)$");

    private final Person by;
    private final Person coAuthor;
    private final String name;

    /** Made from its first title: another post of this title would get another one. It is the key of its creation, too. */
    private final String slug;

    /** Only what is published has working copies. */
    private final boolean published;

    private PostState known = PostState.NONE;
    private PostState asked;

    WrittenPost(Person by, Person coAuthor, int number) {
        this.by = by;
        this.coAuthor = coAuthor;
        this.name = "Post %d of %s".formatted(number, by.slug());
        this.slug = "post-%d-of-%s-change-1".formatted(number, by.slug());
        this.published = number % 3 > 0;
    }

    PostState known() {
        return known;
    }

    boolean hasWorkingCopies() {
        return published;
    }

    void make(Change change, Client client) throws IOException {
        asked = known.after(change);
        var answer = request(change, asked, client);
        // A refusal has changed nothing.
        var after = asked;
        asked = null;
        answer.good();
        known = after;
    }

    /** Compares the post with what was answered of it, and takes for known what it is now. */
    void check(Client client, Tally tally) throws IOException {
        var faults = new ArrayList<String>();
        var found = find(client, faults);
        if (!faults.isEmpty()) {
            tally.halfWritten(slug + ": " + faults);
        } else if (asked != null && found.equals(asked)) {
            tally.unansweredButDone();
        } else if (!found.equals(known)) {
            tally.lost("%s: answered %s, asked for %s, found %s".formatted(slug, known, asked, found));
        }
        if (asked != null) {
            tally.unanswered();
        }
        var wasCreated = asked != null && known.equals(PostState.NONE);
        known = found;
        asked = null;
        if (wasCreated) {
            createAgain(client, tally);
        }
    }

    /** As a client does that got no answer. */
    private void createAgain(Client client, Tally tally) throws IOException {
        var answer = create(client);
        if (answer.replayed() == known.equals(PostState.NONE) || !answer.good().get("slug").textValue().equals(slug)) {
            tally.refused("%s: found %s, and created again it is %s".formatted(slug, known, answer));
        }
        known = PostState.NONE.after(Change.CREATE);
        tally.retried();
    }

    private Answer request(Change change, PostState after, Client client) throws IOException {
        var path = "/posts/" + slug;
        return switch (change) {
            case CREATE -> create(client);
            case PATCH -> client.patch(by.token(), path, texts(after.live()));
            case DRAFT -> client.patch(by.token(), path + "/draft", texts(after.draft()));
            case PUBLISH -> client.post(by.token(), path + "/draft/publish", null);
            case TRASH -> client.delete(by.token(), path);
            case RESTORE -> client.post(by.token(), path + "/restore", null);
        };
    }

    private Answer create(Client client) throws IOException {
        var input = texts(1);
        input.put("status", published ? "published" : "draft");
        input.put("authors", List.of(by.slug(), coAuthor.slug()));
        return client.postOnce(slug, by.token(), "/posts", input);
    }

    private PostState find(Client client, List<String> faults) throws IOException {
        var path = "/posts/" + slug;
        var answer = client.get(by.token(), path);
        if (answer.status() == 404) {
            return PostState.NONE;
        }
        var post = answer.good();
        var live = number("the post", post, faults);
        var copy = client.get(by.token(), path + "/draft");
        var draft = copy.status() == 404 ? 0 : number("the working copy", copy.good(), faults);

        var newest = 0;
        var newestLive = 0;
        var newestDraft = 0;
        var expected = 0;
        for (var revision : client.get(by.token(), path + "/revisions?limit=100").good().get("items")) {
            var number = revision.get("number").intValue();
            if (newest == 0) {
                newest = expected = number;
            }
            if (number != expected--) {
                faults.add("revision %d is missing".formatted(expected + 1));
            }
            if (revision.get("draft").booleanValue()) {
                newestDraft = Math.max(number, newestDraft);
            } else {
                newestLive = Math.max(number, newestLive);
            }
        }
        if (expected != 0) {
            faults.add("%d revisions are missing".formatted(expected));
        }
        checkRevision(path, newestLive, live, client, faults);
        if (draft != 0) {
            checkRevision(path, newestDraft, draft, client, faults);
        }
        return new PostState(newest, live, draft, post.has("trashedAt"));
    }

    private void checkRevision(String path, int number, int expected, Client client, List<String> faults) throws IOException {
        var revision = client.get(by.token(), path + "/revisions/" + number).good();
        var says = number("revision " + number, revision.get("post"), faults);
        if (says != expected) {
            faults.add("revision %d is of change %d, and the post of %d".formatted(number, says, expected));
        }
    }

    /** The number in the title, once it is the one in all other texts too. */
    private int number(String what, JsonNode post, List<String> faults) {
        var title = CHANGE.matcher(post.get("title").textValue());
        if (!title.find()) {
            throw new AssertionError(post.get("title"));
        }
        var number = Integer.parseInt(title.group(1));
        texts(number).forEach((property, value) -> {
            var text = property.equals("content") ? post.at("/content/source").textValue()
                    : property.equals("tags") ? texts(post.get(property), "") : post.get(property).textValue();
            if (!text.equals(value instanceof Map<?, ?> content ? content.get("source") : value.toString())) {
                faults.add("%s is change %d by its title, and not by its %s".formatted(what, number, property));
            }
        });
        if (post.at("/content").has("html") && !post.at("/content/html").equals(post.at("/content/source"))) {
            faults.add("%s shows another body than it has".formatted(what));
        }
        if (!texts(post.get("authors"), "id").equals(List.of(by.id(), coAuthor.id()).toString())) {
            faults.add("%s has other authors".formatted(what));
        }
        return number;
    }

    /** Of each change, all of it different. */
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

    /** Of each element, or of its property where it is an object. */
    private static String texts(JsonNode elements, String property) {
        var texts = new ArrayList<String>();
        elements.forEach(element -> texts.add(element.isObject() ? element.get(property).textValue() : element.textValue()));
        return texts.toString();
    }
}
