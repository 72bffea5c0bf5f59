package dev.standfirst.post.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Caller.UsedToken;
import dev.standfirst.author.Author;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostInput.ContentInput;

/**
 * Keeps a revision of each change of a post. To be called within the transaction of the change, which holds the post locked.
 */
@Singleton
public class RevisionLog {

    private static final String CONTENT = "content";

    private final ObjectMapper json;

    RevisionLog(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Keeps what the post is now.
     *
     * @param before what it was; null for a new post
     * @return whether anything has changed; nothing is kept where nothing has
     */
    public boolean keep(Post post, @Nullable PostInput before, PostInput now, Caller by, Instant at) {
        var changed = changes(before == null ? PostInput.BLANK : before, now);
        if (changed.isEmpty() && before != null) {
            return false;
        }
        if (before != null) {
            keepFirst(post, before);
        }
        post.contentRevision = add(post, now, changed, post.contentRevision, false, author(by), by.token(), at);
        return true;
    }

    /**
     * Keeps the post as its working copy would make it, as the post's newest revision.
     *
     * @param contentRevision number of the revision in which the body of the working copy was first written
     * @return the same number, or that of the new revision where it has another body
     */
    public int keepWorkingCopy(Post post, int contentRevision, PostInput now, List<String> changed, Caller by, Instant at) {
        keepFirst(post, PostInput.of(post, null));
        return add(post, now, changed, contentRevision, true, author(by), by.token(), at);
    }

    /** Keeps a change of something that the input does not show, by its name. */
    public void keep(Post post, String changed, @Nullable Author by, @Nullable UsedToken token, Instant at) {
        var now = PostInput.of(post, null);
        keepFirst(post, now);
        post.contentRevision = add(post, now, List.of(changed), post.contentRevision, false, by, token, at);
    }

    public void keep(Post post, String changed, Caller by, Instant at) {
        keep(post, changed, author(by), by.token(), at);
    }

    /** The names of the properties in which the two differ, in the input's order. */
    public List<String> changes(PostInput before, PostInput now) {
        var old = tree(before);
        return tree(now).properties().stream().filter(property -> !property.getValue().equals(old.get(property.getKey())))
                .map(property -> property.getKey()).toList();
    }

    /** The post as it was in the revision. */
    public PostInput read(PostRevision revision) {
        var content = PostRevisionContent.<PostRevisionContent> findById(
                new PostRevisionContent.Key(revision.postId, revision.contentRevision));
        try {
            // A property that a later version of the service no longer has is left out.
            var fields = (ObjectNode) json.readTree(revision.fields);
            fields.set(CONTENT, json.valueToTree(new ContentInput(content.format, content.source)));
            return json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .treeToValue(fields, PostInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written by add() can be read", e);
        }
    }

    /** What a post was that was written before revisions were kept. */
    private void keepFirst(Post post, PostInput before) {
        if (post.revision == 0) {
            var content = before.content() != null ? before.content() : present(post);
            post.contentRevision = add(post, before.with(content), List.of(), 0, false, null, null, post.updatedAt);
        }
    }

    private static ContentInput present(Post post) {
        var content = PostContent.<PostContent> findById(post.id);
        return new ContentInput(content.format, content.source);
    }

    /**
     * @param contentRevision the revision in which the body came about; 0 for none yet
     * @return the same, or the new one where this is it
     */
    private int add(Post post, PostInput now, List<String> changed, int contentRevision, boolean draft, @Nullable Author by,
            @Nullable UsedToken token, Instant at) {
        post.revision++;
        var content = now.content();
        var body = contentRevision;
        if (content != null && (changed.contains(CONTENT) || contentRevision == 0)) {
            body = post.revision;
            new PostRevisionContent(post.id, body, content).persist();
        }
        new PostRevision(post.id, post.revision, at, by, token, changed, draft, tree(now).without(List.of(CONTENT)).toString(),
                body).persist();
        return body;
    }

    private ObjectNode tree(PostInput input) {
        return json.valueToTree(input);
    }

    private static @Nullable Author author(Caller by) {
        return by.author() == null ? null : Author.findById(Objects.requireNonNull(by.author()));
    }
}
