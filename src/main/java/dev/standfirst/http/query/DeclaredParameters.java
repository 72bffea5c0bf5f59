package dev.standfirst.http.query;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.standfirst.json.StrictJson;

/**
 * The query parameters that a resource method declares, its own and those of its parameter records.
 *
 * @param byName what each of them takes
 */
record DeclaredParameters(Map<String, Declared> byName) {

    /**
     * @param form how one value is written
     * @param many whether it may be given more than once
     * @param anyOrder whether it holds a set, with commas in between
     * @param unsaid what it means to leave it out; null where that means nothing
     */
    record Declared(ParameterForm form, boolean many, boolean anyOrder, @Nullable String unsaid) {

        /** Whether that can be a value; the resource may still refuse it. */
        boolean takes(String value) {
            return !value.isBlank() && StrictJson.isText(value) && form.fits(value);
        }

        /** The one form of all that mean the same. */
        String normal(String value) {
            return anyOrder ? Arrays.stream(value.split(",", -1)).distinct().sorted().collect(joining(","))
                    : form.normal(value);
        }
    }

    static DeclaredParameters of(Method method) {
        var byName = new TreeMap<String, Declared>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addComponents(parameter.getType(), byName);
            } else {
                add(parameter, parameter.getName(), parameter.getType(), byName);
            }
        }
        if (method.isAnnotationPresent(Projectable.class)) {
            byName.put(Projectable.PARAMETER, new Declared(ParameterForm.ANY, false, true, null));
        }
        return new DeclaredParameters(byName);
    }

    /** An annotation on a component that does not name components as its target ends up on the constructor's parameter. */
    private static void addComponents(Class<?> type, Map<String, Declared> byName) {
        if (!type.isRecord()) {
            throw new IllegalStateException("Parameters are gathered in records, and " + type + " is none");
        }
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
        try {
            var parameters = type.getDeclaredConstructor(types).getParameters();
            for (int i = 0; i < components.length; i++) {
                add(parameters[i], components[i].getName(), components[i].getType(), byName);
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
    }

    private static void add(AnnotatedElement element, String name, Class<?> type, Map<String, Declared> byName) {
        var query = name(element, name);
        if (query != null) {
            var many = Collection.class.isAssignableFrom(type);
            var unsaid = element.getAnnotation(DefaultValue.class);
            byName.put(query, new Declared(ParameterForm.of(type), many, element.isAnnotationPresent(AnyOrder.class),
                    unsaid == null ? null : unsaid.value()));
        }
    }

    private static @Nullable String name(AnnotatedElement element, String name) {
        var standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        var query = element.getAnnotation(RestQuery.class);
        return query == null ? null : query.value().isEmpty() ? name : query.value();
    }
}
