package dev.standfirst.openapi;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Sorts paths by tag and path, operations by HTTP method and parameters by scope, so that every build has the same order. */
final class ReadingOrder {

    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH,
            HttpMethod.DELETE);

    private static final List<String> LAST = List.of("limit", "cursor", "page", "total", "Accept-Language", "If-None-Match",
            "If-Match",
            "Idempotency-Key");

    void arrange(OpenAPI document) {
        arrangePaths(document);
        arrangeComponents(document.getComponents());
    }

    private static void arrangePaths(OpenAPI document) {
        var tags = document.getTags().stream().map(Tag::getName).toList();
        var paths = OASFactory.createPaths();
        document.getPaths().getPathItems().entrySet().stream()
                .filter(path -> path.getKey().startsWith(DocumentedOperation.BASE))
                .sorted(comparing((Map.Entry<String, PathItem> path) -> tags.indexOf(tag(path.getValue())))
                        .thenComparing(Map.Entry::getKey))
                .forEach(path -> paths.addPathItem(path.getKey(), arranged(path.getValue())));
        document.setPaths(paths);
    }

    private static String tag(PathItem path) {
        return path.getOperations().values().iterator().next().getTags().get(0);
    }

    private static PathItem arranged(PathItem path) {
        var arranged = OASFactory.createPathItem();
        for (var method : METHODS) {
            var operation = path.getOperations().get(method);
            if (operation != null) {
                if (operation.getParameters() != null) {
                    operation.setParameters(operation.getParameters().stream().sorted(comparing(ReadingOrder::rank)).toList());
                }
                arranged.setOperation(method, operation);
            }
        }
        return arranged;
    }

    /**
     * Shared path parameters, then the parameters of the operation alone, then {@link #LAST}; each group stays in its order by
     * name.
     */
    private static int rank(Parameter parameter) {
        return parameter.getRef() == null ? 1 : LAST.contains(References.component(parameter)) ? 2 : 0;
    }

    private static void arrangeComponents(Components components) {
        components.setParameters(new TreeMap<>(components.getParameters()));
    }
}
