package dev.standfirst.listing;

import static dev.standfirst.http.query.Projectable.ALWAYS;
import static dev.standfirst.http.query.Projectable.MAX_LENGTH;
import static dev.standfirst.http.query.Projectable.PARAMETER;
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
import dev.standfirst.http.query.Projectable;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;

/** Applies {@code fields=title,slug}: removes the other properties from a finished view. This saves bytes, not work. */
@ApplicationScoped
class Fields {

    private final ObjectMapper json;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    Fields(ObjectMapper json) {
        this.json = json;
    }

    /** Runs after {@code QueryParameters}, which has rejected the parameter where the method is not {@link Projectable}. */
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var value = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        var named = AnyOf.of(PARAMETER, value);
        if (value == null || named == null) {
            return;
        }
        var names = known.computeIfAbsent(resource.getResourceMethod(), this::names);
        var unknown = named.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown.stream().map(name -> InvalidInput.parameter(PARAMETER,
                    "UnknownField", UnknownName.inValue(name, names, "fields"))).toList());
        }
        if (value.length() > MAX_LENGTH) {
            throw INVALID_PARAMETER.in(PARAMETER, "Size", InvalidInput.wrongSize(0, MAX_LENGTH, value.length(), "characters"));
        }
        var kept = new LinkedHashSet<>(named);
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

    /** The type of the items of a list page; any other type itself. */
    private static Type view(Type response) {
        return response instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : response;
    }
}
