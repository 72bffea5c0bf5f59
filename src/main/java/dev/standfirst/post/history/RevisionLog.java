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

/** Writes and reads revisions. Its methods run within the transaction of the change, which holds the lock of the post. */
@Singleton
public class RevisionLog {

    /** Input that the first revision of a post is compared with. */
    public static final PostInput EMPTY = new PostInput.Builder().build();

    private static final String CONTENT = "content";

    private final ObjectMapper json;

    RevisionLog(ObjectMapper json) {
        this.json = json;
    }

    /** First revision of a new post, for the caller to store together with the post. */
    public PostRevision first(Post post, PostInput now, Author author, Caller by, Instant at) {
        post.revision = 1;
        post.contentRevision = 1;
        return revision(post, now, changes(EMPTY, now), 1, false, author, by.token(), at);
    }

    /**
     * Adds a revision of the post if the input differs.
     *
     * @param before input before the change
     * @return whether a revision was added
     */
    public boolean keep(Post post, PostInput before, PostInput now, Caller by, Instant at) {
        var changed = changes(before, now);
        if (changed.isEmpty()) {
            return false;
        }
        keepFirst(post, before);
        post.contentRevision = add(post, now, changed, post.contentRevision, false, author(by), by.token(), at);
        return true;
    }

    /**
     * Adds a revision of the working copy.
     *
     * @param contentRevision number of the first revision with the former body of the working copy
     * @return the same number, or that of the new revision if it has another body
     */
    public int keepWorkingCopy(Post post, int contentRevision, PostInput now, List<String> changed, Caller by, Instant at) {
        keepFirst(post, PostInput.of(post, null));
        return add(post, now, changed, contentRevision, true, author(by), by.token(), at);
    }

    /** Adds a revision of a property that is no part of the input, such as {@code trashedAt}. */
    public void keep(Post post, String changed, @Nullable Author by, @Nullable UsedToken token, Instant at) {
        var now = PostInput.of(post, null);
        keepFirst(post, now);
        post.contentRevision = add(post, now, List.of(changed), post.contentRevision, false, by, token, at);
    }

    public void keep(Post post, String changed, Caller by, Instant at) {
        keep(post, changed, author(by), by.token(), at);
    }

    /** Names of the properties that differ, in the order of the input. */
    public List<String> changes(PostInput before, PostInput now) {
        var old = tree(before);
        return tree(now).properties().stream().filter(property -> !property.getValue().equals(old.get(property.getKey())))
                .map(property -> property.getKey()).toList();
    }

    /** Post as it was in the revision. */
    public PostInput read(PostRevision revision) {
        var content = PostRevisionContent.<PostRevisionContent> findById(
                new PostRevisionContent.Key(revision.postId, revision.contentRevision));
        try {
            // Skips properties that a later version of the service no longer has.
            var fields = (ObjectNode) json.readTree(revision.fields);
            fields.set(CONTENT, json.valueToTree(new ContentInput(content.format, content.source)));
            return json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .treeToValue(fields, PostInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A revision that add() wrote cannot be read", e);
        }
    }

    /** Adds a first revision of a post that has none, such as one that an import wrote. */
    private void keepFirst(Post post, PostInput before) {
        if (post.revision == 0) {
            post.contentRevision = add(post, withContent(before, post), List.of(), 0, false, null, null, post.updatedAt);
        }
    }

    private static PostInput withContent(PostInput input, Post post) {
        if (input.content() != null) {
            return input;
        }
        var content = PostContent.<PostContent> findById(post.id);
        var whole = input.copy();
        whole.content = new ContentInput(content.format, content.source);
        return whole.build();
    }

    /**
     * @param contentRevision number of the first revision with the former body; 0 for none
     * @return the same number, or that of the new revision if it has another body
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
        revision(post, now, changed, body, draft, by, token, at).persist();
        return body;
    }

    private PostRevision revision(Post post, PostInput now, List<String> changed, int contentRevision, boolean draft,
            @Nullable Author by, @Nullable UsedToken token, Instant at) {
        return new PostRevision(post.id, post.revision, at, by, token, changed, draft,
                tree(now).without(List.of(CONTENT)).toString(), contentRevision);
    }

    private ObjectNode tree(PostInput input) {
        return json.valueToTree(input);
    }

    private static @Nullable Author author(Caller by) {
        return by.author() == null ? null : Author.findById(Objects.requireNonNull(by.author()));
    }
}
