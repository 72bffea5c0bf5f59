package dev.standfirst.problem;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.jspecify.annotations.Nullable;

/**
 * Operations of the API by path, with their methods and media types. Quarkus REST does not list those in a 405 or 415 (RFC
 * 9110, §15.5.6 and §15.5.16).
 */
@Singleton
public class Endpoints {

    /**
     * One operation of the API.
     *
     * @param pathTemplate path with its parameters in braces
     * @param resourceMethod method that implements it
     * @param path regular expression of the path
     * @param method HTTP method
     * @param consumes media types of the body
     */
    public record Endpoint(String pathTemplate, Method resourceMethod, Pattern path, String method, List<String> consumes) {
    }

    private final List<Endpoint> endpoints = new ArrayList<>();

    Endpoints(BeanManager beans) {
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                Arrays.stream(bean.getBeanClass().getDeclaredMethods()).forEach(method -> add(bean.getBeanClass(), method));
            }
        }
    }

    /**
     * Finds the operation of a {@code GET}; null if there is none.
     *
     * @param path path of a request, percent-encoded
     */
    public @Nullable Endpoint findGet(String path) {
        return at(path).stream().filter(e -> e.method.equals("GET")).findFirst().orElse(null);
    }

    /** Returns whether an operation has this path, with its parameters in braces. */
    public boolean hasTemplate(String pathTemplate) {
        return endpoints.stream().anyMatch(e -> e.pathTemplate.equals(pathTemplate));
    }

    Set<String> allowedMethods(String path) {
        var methods = at(path).stream().map(Endpoint::method).collect(toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return methods;
    }

    Set<String> acceptedMediaTypes(String path, String method) {
        return at(path).stream().filter(e -> e.method.equals(method)).flatMap(e -> e.consumes.stream())
                .collect(toCollection(TreeSet::new));
    }

    private List<Endpoint> at(String path) {
        return endpoints.stream().filter(e -> e.path.matcher(path).matches()).toList();
    }

    private void add(Class<?> resource, Method method) {
        var verb = Arrays.stream(method.getAnnotations()).map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(v -> v != null).findFirst();
        if (verb.isPresent()) {
            var consumes = method.getAnnotation(Consumes.class);
            var template = template(resource.getAnnotation(Path.class), method.getAnnotation(Path.class));
            endpoints.add(new Endpoint(template, method, pattern(template), verb.get().value(),
                    consumes == null ? List.of() : List.of(consumes.value())));
        }
    }

    private static String template(Path base, @Nullable Path path) {
        return (base.value() + (path == null ? "" : "/" + path.value())).replaceAll("/{2,}", "/");
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }
}
