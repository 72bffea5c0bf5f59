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

/** {@code fields=title,slug}: takes the other properties out of a finished view. Saves bytes, not work. */
@ApplicationScoped
class Fields {

    private static final String PARAMETER = "fields";

    /** Without it, a client could not tell what the rest belongs to. */
    private static final String ALWAYS = "id";

    private final ObjectMapper json;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    Fields(ObjectMapper json) {
        this.json = json;
    }

    /** Whatever knows the parameter declares it: that it is unknown elsewhere has been said before. */
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var asked = AnyOf.of(PARAMETER, request.getUriInfo().getQueryParameters().getFirst(PARAMETER));
        if (asked == null) {
            return;
        }
        var names = known.computeIfAbsent(resource.getResourceMethod(), this::names);
        var unknown = asked.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown.stream().map(name -> InvalidInput.parameter(PARAMETER,
                    "UnknownField", "does not know “" + name + "”; it takes " + String.join(", ", names))).toList());
        }
        var kept = new LinkedHashSet<>(asked);
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

    /** What stands inside of a page. */
    private static Type view(Type answer) {
        return answer instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : answer;
    }
}
