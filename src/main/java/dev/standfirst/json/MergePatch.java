package dev.standfirst.json;

import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.WRONG_TYPE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.problem.ConstraintProblems;
import dev.standfirst.problem.JsonProblems;

/** JSON Merge Patch (RFC 7396): what is absent stays, null clears, objects merge, all else replaces. */
@ApplicationScoped
public class MergePatch {

    /** Media type of a merge patch; plain JSON is taken for one, too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** The input after the patch, held to the same rules as one that was sent whole. */
    public <T> T apply(@Nullable JsonNode patch, T input) {
        if (patch == null) {
            throw MALFORMED.because("The request needs a JSON object as its body.");
        }
        if (!patch.isObject()) {
            throw WRONG_TYPE.at("", "Object", "must be a JSON object that holds the properties to change");
        }
        try {
            // The patch by itself first: an unknown property that is null would vanish in the merge, and must be named.
            json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).treeToValue(patch, input.getClass());
            @SuppressWarnings("unchecked")
            var patched = (T) json.treeToValue(merge(json.valueToTree(input), patch), input.getClass());
            return valid(patched);
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    /** The input as it was sent whole. */
    public <T> T read(JsonNode whole, Class<T> type) {
        try {
            return valid(json.treeToValue(whole, type));
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    private <T> T valid(T input) {
        var violations = validator.validate(input);
        if (!violations.isEmpty()) {
            throw ConstraintProblems.of(new ConstraintViolationException(violations));
        }
        return input;
    }

    /** The pseudo code of RFC 7396, §2. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
