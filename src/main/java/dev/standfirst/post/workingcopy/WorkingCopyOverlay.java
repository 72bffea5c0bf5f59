package dev.standfirst.post.workingcopy;

import java.util.Collection;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.post.Post;
import dev.standfirst.post.PostBody.Rendered;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.edit.PostReferences;

/** Merges a working copy with its post. Unchanged properties follow the post, also after later changes of the post. */
@Singleton
class WorkingCopyOverlay {

    private final ObjectMapper json;

    WorkingCopyOverlay(ObjectMapper json) {
        this.json = json;
    }

    /** Post with the changes of its working copy, without authors and categories that have been deleted since. */
    PostInput over(PostInput post, WorkingCopy copy) {
        ObjectNode merged = json.valueToTree(post);
        merged.setAll(changes(copy));
        try {
            return PostReferences.existing(json.treeToValue(merged, PostInput.class), post);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A working copy that keep() wrote cannot be read", e);
        }
    }

    /**
     * Stores the named properties of the input in the working copy, together with those that were changed before.
     *
     * @param rendered rendering of the body if it is one of the named properties, else null
     */
    void keep(WorkingCopy copy, PostInput input, Collection<String> changed, @Nullable Rendered rendered) {
        var names = new TreeSet<>(changed);
        changes(copy).fieldNames().forEachRemaining(names::add);
        ObjectNode all = json.valueToTree(input);
        copy.changes = all.retain(names).toString();
        copy.rendered = rendered != null ? json.valueToTree(rendered).toString() : copy.rendered;
        copy.reviewRequestedAt = input.reviewRequestedAt();
    }

    /** Rendering of the body that the working copy has; that of the post if it does not change the body. */
    Rendered rendered(WorkingCopy copy, Post post, PostContent content) {
        if (copy.rendered == null) {
            return new Rendered(content.html, post.autoExcerpt, post.wordCount);
        }
        try {
            return json.readValue(copy.rendered, Rendered.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rendering that keep() wrote cannot be read", e);
        }
    }

    private ObjectNode changes(WorkingCopy copy) {
        try {
            return (ObjectNode) json.readTree(copy.changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A working copy that keep() wrote cannot be read", e);
        }
    }
}
