package dev.standfirst.post.workingcopy;

import java.util.Collection;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.post.PostInput;
import dev.standfirst.post.edit.PostReferences;

/** Lays a working copy over its post: where it says nothing, it follows the post, also when that is changed meanwhile. */
@Singleton
class WorkingCopyOverlay {

    private final ObjectMapper json;

    WorkingCopyOverlay(ObjectMapper json) {
        this.json = json;
    }

    /** What the post would be with the working copy; what has been deleted since is left out. */
    PostInput over(PostInput post, WorkingCopy draft) {
        ObjectNode merged = json.valueToTree(post);
        merged.setAll(changes(draft));
        try {
            return PostReferences.existing(json.treeToValue(merged, PostInput.class), post);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written by keep() can be read", e);
        }
    }

    /** Has the working copy say what the input says about the named properties, and about those it spoke of before. */
    void keep(WorkingCopy draft, PostInput input, Collection<String> changed) {
        var names = new TreeSet<>(changed);
        changes(draft).fieldNames().forEachRemaining(names::add);
        ObjectNode all = json.valueToTree(input);
        draft.changes = all.retain(names).toString();
        draft.reviewRequestedAt = input.reviewRequestedAt();
    }

    private ObjectNode changes(WorkingCopy draft) {
        try {
            return (ObjectNode) json.readTree(draft.changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written by keep() can be read", e);
        }
    }
}
