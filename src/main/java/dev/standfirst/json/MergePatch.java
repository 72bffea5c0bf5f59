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

/** JSON Merge Patch (RFC 7396): absent properties stay, null clears, objects merge, all other values replace. */
@ApplicationScoped
public class MergePatch {

    /** Media type of a merge patch; {@code application/json} is accepted, too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Applies the patch to an input and validates the result like an input that was sent whole. 400 for a body that is not an
     * object, an unknown property or a wrong type; 422 for a broken constraint.
     */
    public <T> T apply(@Nullable JsonNode patch, T input) {
        if (patch == null) {
            throw MALFORMED.because("The body must be a JSON object.");
        }
        if (!patch.isObject()) {
            throw WRONG_TYPE.at("", "Object", "must be a JSON object with the properties to change");
        }
        try {
            // Reads the patch by itself first: an unknown property with the value null would disappear in the merge unnoticed.
            json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).treeToValue(patch, input.getClass());
            @SuppressWarnings("unchecked")
            var patched = (T) json.treeToValue(merge(json.valueToTree(input), patch), input.getClass());
            return valid(patched);
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    /** Reads and validates an input that was sent whole. */
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

    /** Merges by the pseudo code of RFC 7396, §2. */
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
