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
 * Query parameters that a resource method declares, directly and in its parameter records.
 *
 * @param byName each parameter by its name
 */
record DeclaredParameters(Map<String, Declared> byName) {

    /**
     * One query parameter.
     *
     * @param form format of one value
     * @param isRepeatable whether it may occur more than once
     * @param isSet whether a value is a set, separated by commas
     * @param defaultValue value that an absent parameter means; null for none
     */
    record Declared(ParameterForm form, boolean isRepeatable, boolean isSet, @Nullable String defaultValue) {

        /** Returns whether the format allows the value; the resource may still reject it. */
        boolean accepts(String value) {
            return !value.isBlank() && StrictJson.isText(value) && form.matches(value);
        }

        /** Returns the normal form of all values with the same meaning. */
        String normalize(String value) {
            return isSet ? Arrays.stream(value.split(",", -1)).map(String::strip).distinct().sorted().collect(joining(","))
                    : form.normalize(value);
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
            byName.put(Projectable.PARAMETER, new Declared(ParameterForm.TEXT, false, true, null));
        }
        return new DeclaredParameters(byName);
    }

    /**
     * Adds the components of a parameter record. An annotation whose targets exclude record components ends up on the
     * constructor's parameter.
     */
    private static void addComponents(Class<?> type, Map<String, Declared> byName) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " must be a record to hold parameters");
        }
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
        try {
            var parameters = type.getDeclaredConstructor(types).getParameters();
            for (int i = 0; i < components.length; i++) {
                add(parameters[i], components[i].getName(), components[i].getType(), byName);
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
    }

    private static void add(AnnotatedElement element, String name, Class<?> type, Map<String, Declared> byName) {
        var query = name(element, name);
        if (query != null) {
            var isRepeatable = Collection.class.isAssignableFrom(type);
            var defaultValue = element.getAnnotation(DefaultValue.class);
            byName.put(query, new Declared(ParameterForm.of(type), isRepeatable, element.isAnnotationPresent(AnyOrder.class),
                    defaultValue == null ? null : defaultValue.value()));
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
