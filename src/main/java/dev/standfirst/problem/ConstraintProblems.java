package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.MALFORMED;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path.MethodNode;
import jakarta.validation.Path.Node;
import jakarta.validation.Path.ParameterNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Problems of violated constraints, with the names of parameters and the JSON Pointers of properties. */
public final class ConstraintProblems {

    private ConstraintProblems() {
    }

    /** Returns whether the service violated a constraint itself, by a return value or in a constructor. */
    static boolean isServerFault(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().anyMatch(v -> nodes(v).stream()
                .anyMatch(n -> n.getKind() == ElementKind.RETURN_VALUE || n.getKind() == ElementKind.CONSTRUCTOR));
    }

    /**
     * Returns a 400 for parameters, otherwise a 422 for properties. Properties are left out if a parameter is invalid,
     * because then it is unclear what the body is for.
     */
    public static ProblemException of(ConstraintViolationException e) {
        var parameters = new ArrayList<InvalidInput>();
        var properties = new ArrayList<InvalidInput>();
        for (var violation : e.getConstraintViolations()) {
            var parameter = parameter(violation);
            if (parameter != null) {
                parameters.add(InvalidInput.parameter(parameter, code(violation), detail(violation)));
            } else {
                properties.add(InvalidInput.property(pointer(violation), code(violation), detail(violation)));
            }
        }
        if (!parameters.isEmpty()) {
            return new ProblemException(INVALID_PARAMETER, sorted(parameters));
        }
        if (properties.stream().anyMatch(ConstraintProblems::isMissingBody)) {
            return MALFORMED.because("The body must be a JSON object.");
        }
        return new ProblemException(INVALID, sorted(properties));
    }

    /** Returns the name of the path, query or header parameter; null for a property of the body. */
    private static @Nullable String parameter(ConstraintViolation<?> violation) {
        var nodes = nodes(violation);
        if (nodes.get(0).getKind() != ElementKind.METHOD) {
            return null;
        }
        var declared = declared(violation.getRootBeanClass(), nodes.get(0).as(MethodNode.class),
                nodes.get(1).as(ParameterNode.class));
        var last = requireNonNullElse(nodes.get(nodes.size() - 1).getName(), declared.getName());
        if (declared.isAnnotationPresent(BeanParam.class)) {
            return nameOfComponent(declared.getType(), last);
        }
        if (declared.isAnnotationPresent(RestQuery.class)
                || declared.isAnnotationPresent(QueryParam.class) || declared.isAnnotationPresent(RestPath.class)
                || declared.isAnnotationPresent(PathParam.class) || declared.isAnnotationPresent(RestHeader.class)) {
            return last;
        }
        var header = declared.getAnnotation(HeaderParam.class);
        return header == null ? null : header.value();
    }

    /**
     * Returns the name of a component of a parameter record: that of its header if it is one, since a header's name is no
     * Java name.
     */
    private static String nameOfComponent(Class<?> type, String component) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.getName().equals(component))
                .map(field -> field.getAnnotation(HeaderParam.class)).filter(Objects::nonNull).map(HeaderParam::value)
                .findFirst().orElse(component);
    }

    /** Finds the parameter in the class as written: the generated subclass that runs has no annotations. */
    private static Parameter declared(Class<?> type, MethodNode method, ParameterNode parameter) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            try {
                var declared = declaring.getDeclaredMethod(method.getName(),
                        method.getParameterTypes().toArray(Class<?>[]::new));
                if (!declaring.isSynthetic() && !declaring.getSimpleName().contains("_")) {
                    return declared.getParameters()[parameter.getParameterIndex()];
                }
            } catch (NoSuchMethodException inherited) {
                continue;
            }
        }
        throw new IllegalStateException("No method " + method.getName() + " in " + type);
    }

    /** Returns the JSON Pointer (RFC 6901). The validator keeps the index of an element at the node that follows it. */
    private static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : nodes(violation)) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(JsonPointers.escape(String.valueOf(node.getKey())));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(JsonPointers.escape(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static boolean isMissingBody(InvalidInput input) {
        return "".equals(input.pointer()) && NotNull.class.getSimpleName().equals(input.code());
    }

    private static String code(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    }

    /** Returns the message of the constraint; for a wrong size one that names the unit and the present size. */
    private static String detail(ConstraintViolation<?> violation) {
        if (violation.getConstraintDescriptor().getAnnotation() instanceof Size bounds) {
            if (violation.getInvalidValue() instanceof CharSequence text) {
                return InvalidInput.wrongSize(bounds.min(), bounds.max(), text.length(), "characters");
            }
            if (violation.getInvalidValue() instanceof Collection<?> elements) {
                return InvalidInput.wrongSize(bounds.min(), bounds.max(), elements.size(), "elements");
            }
        }
        return violation.getMessage();
    }

    /** Sorts the inputs, because the validator returns them in no particular order. */
    private static List<InvalidInput> sorted(List<InvalidInput> inputs) {
        return inputs.stream()
                .sorted(comparing((InvalidInput i) -> i.parameter() + i.pointer()).thenComparing(InvalidInput::code))
                .toList();
    }

    private static List<Node> nodes(ConstraintViolation<?> violation) {
        var nodes = new ArrayList<Node>();
        violation.getPropertyPath().forEach(nodes::add);
        return nodes;
    }
}
