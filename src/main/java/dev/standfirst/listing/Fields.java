package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;

/** Projection by {@code fields=title,slug}: removes all other properties from a finished view. It saves bytes, not work. */
@ApplicationScoped
class Fields {

    private static final String PARAMETER = "fields";

    /** Property that is always kept, because it identifies the item. */
    private static final String ALWAYS = "id";

    private final ObjectMapper json;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    Fields(ObjectMapper json) {
        this.json = json;
    }

    /** Rejects unknown fields with a 400. Operations without the parameter have already rejected it as unknown. */
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var requested = AnyOf.of(PARAMETER, request.getUriInfo().getQueryParameters().getFirst(PARAMETER));
        if (requested == null) {
            return;
        }
        var names = known.computeIfAbsent(resource.getResourceMethod(), this::names);
        var unknown = requested.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown.stream().map(name -> InvalidInput.parameter(PARAMETER,
                    "UnknownField",
                    "contains “" + name + "”, which is not known here; known fields are " + String.join(", ", names)))
                    .toList());
        }
        var kept = new LinkedHashSet<>(requested);
        kept.add(ALWAYS);
        request.setProperty(PARAMETER, kept);
    }

    @ServerResponseFilter(priority = FilterOrder.FIELDS)
    void prune(ContainerRequestContext request, ContainerResponseContext response) {
        var view = response.getEntity();
        if (request.getProperty(PARAMETER) instanceof Collection<?> kept && view != null && response.getStatus() < 300) {
            var names = kept.stream().map(String::valueOf).toList();
            JsonNode tree = json.valueToTree(view);
            if (view instanceof Page) {
                tree.path("items").forEach(item -> retain(item, names));
            } else {
                retain(tree, names);
            }
            response.setEntity(tree);
        }
    }

    private static void retain(JsonNode item, List<String> names) {
        if (item instanceof ObjectNode object) {
            object.retain(names);
        }
    }

    private Set<String> names(Method method) {
        var view = json.constructType(view(method.getGenericReturnType()));
        return json.getSerializationConfig().introspect(view).findProperties().stream().map(BeanPropertyDefinition::getName)
                .collect(toCollection(TreeSet::new));
    }

    /** Returns the type of the items of a list, or the type itself. */
    private static Type view(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }
}
