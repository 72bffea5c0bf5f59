package dev.standfirst.openapi;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.OASFactory;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.problem.EnumNames;

/**
 * The role and the scopes that an operation {@link Requires}.
 *
 * @param role the least role
 * @param scopes empty where any token does
 * @param others the least role for posts of other authors; empty where it is the same
 * @param more further sentences
 */
record Requirement(Role role, List<Scope> scopes, List<Role> others, String more) {

    /** Adds the security requirement to each operation, and a sentence to the description of those that require a token. */
    static void add(List<DocumentedOperation> operations) {
        for (var operation : operations) {
            var model = operation.model();
            var requirement = of(operation);
            if (requirement.isPresent()) {
                model.setDescription(model.getDescription() == null ? requirement.get().sentence()
                        : model.getDescription() + " " + requirement.get().sentence());
            } else {
                // First, because some clients use the first alternative, and would send a token that they do not have.
                model.addSecurityRequirement(OASFactory.createSecurityRequirement());
            }
            model.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("token"));
        }
    }

    /** Empty for an operation that anonymous callers may use. */
    static Optional<Requirement> of(DocumentedOperation operation) {
        return operation.annotation(Requires.class).map(Requirement::of);
    }

    private static Requirement of(AnnotationInstance requires) {
        var role = requires.value("role");
        var more = requires.value("more");
        return new Requirement(role == null ? Role.CONTRIBUTOR : Role.valueOf(role.asEnum()),
                constants(requires.value("scope"), Scope::valueOf), constants(requires.value("others"), Role::valueOf),
                more == null ? "" : more.asString());
    }

    /** Whether a valid token can be insufficient. */
    boolean canBeForbidden() {
        return !scopes.isEmpty();
    }

    private String sentence() {
        var sentence = new StringBuilder("Requires ");
        if (scopes.isEmpty()) {
            sentence.append("a token");
        } else {
            sentence.append("role ").append(code(role)).append(scopes.size() == 1 ? " and scope " : " and scopes ")
                    .append(scopes.stream().map(Requirement::code).collect(joining(" and ")));
        }
        others.forEach(least -> sentence.append("; posts of other authors require role ").append(code(least)));
        return sentence + "." + (more.isEmpty() ? "" : " " + more);
    }

    private static <E> List<E> constants(@Nullable AnnotationValue names, Function<String, E> constant) {
        return names == null ? List.of() : Arrays.stream(names.asEnumArray()).map(constant).toList();
    }

    private static String code(Enum<?> constant) {
        return "`" + EnumNames.of(constant) + "`";
    }
}
