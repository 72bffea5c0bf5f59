package dev.standfirst.json;

import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.WRONG_TYPE;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.problem.ConstraintProblems;

/** JSON Merge Patch (RFC 7396): absent properties stay, null clears, objects merge, all other values replace. */
@ApplicationScoped
public class MergePatch {

    /** Media type of a merge patch; {@code application/json} is accepted, too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final InputTrees trees;
    private final Validator validator;

    MergePatch(ObjectMapper json, InputTrees trees, Validator validator) {
        this.json = json;
        this.trees = trees;
        this.validator = validator;
    }

    /**
     * Change that applies the patch to an input and validates the result like an input that was sent whole. 400 for a body that
     * is not an object, an unknown property or a wrong type; 422 for a broken constraint, and for a read-only property with
     * another value than the present one.
     *
     * @param view record of the resource as clients read it
     */
    public <T> InputChange<T> of(@Nullable JsonNode patch, Class<?> view) {
        return (input, present) -> apply(patch, input, view, present);
    }

    /** Reads and validates an input that was sent whole; read-only properties of the view are ignored. */
    public <T> T read(JsonNode whole, Class<T> type, Class<?> view) {
        return valid(trees.read(whole, type, view));
    }

    private <T> T apply(@Nullable JsonNode patch, T input, Class<?> view, Supplier<?> present) {
        if (patch == null) {
            throw MALFORMED.because("The body must be a JSON object.");
        }
        if (!patch.isObject()) {
            throw WRONG_TYPE.at("", "Object", "must be a JSON object with the properties to change");
        }
        var shown = onFirstCall(present);
        var changes = trees.reduce(patch, input.getClass(), view, shown);
        ObjectNode before = json.valueToTree(input);
        keepGenerated(before, changes, shown);
        @SuppressWarnings("unchecked")
        var type = (Class<T>) input.getClass();
        return valid(trees.convert(merge(before, changes), type));
    }

    /**
     * Removes changes that only send back a value which the service generates where the input has none, such as an automatic
     * excerpt: it stays generated.
     */
    private static void keepGenerated(ObjectNode before, ObjectNode changes, Supplier<JsonNode> shown) {
        var unchanged = changes.properties().stream()
                .filter(change -> !before.hasNonNull(change.getKey()) && !change.getValue().isNull()
                        && InputTrees.isSame(change.getValue(), shown.get().path(change.getKey())))
                .map(Map.Entry::getKey).toList();
        changes.remove(unchanged);
    }

    private Supplier<JsonNode> onFirstCall(Supplier<?> view) {
        var shown = new AtomicReference<@Nullable JsonNode>();
        return () -> {
            var known = shown.get();
            if (known == null) {
                known = json.<JsonNode> valueToTree(view.get());
                shown.set(known);
            }
            return known;
        };
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
