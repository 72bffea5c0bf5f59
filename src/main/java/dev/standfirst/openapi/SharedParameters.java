package dev.standfirst.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Turns parameters that several operations describe in the same words into components, and refers to these. */
final class SharedParameters {

    private final Components components;

    SharedParameters(Components components) {
        this.components = components;
    }

    void refer(List<DocumentedOperation> operations) {
        operations.stream().flatMap(operation -> operation.parameters().stream()).collect(groupingBy(Parameter::getName))
                .forEach(this::share);
        for (var operation : operations) {
            if (!operation.parameters().isEmpty()) {
                operation.model().setParameters(operation.parameters().stream().map(this::shared)
                        .collect(toCollection(ArrayList::new)));
            }
            if (operation.isRead()) {
                operation.model().addParameter(OASFactory.createParameter().ref("If-None-Match"));
            }
            if (operation.acceptsIdempotencyKey()) {
                operation.model().addParameter(OASFactory.createParameter().ref("Idempotency-Key"));
            }
        }
    }

    private void share(String name, List<Parameter> parameters) {
        if (parameters.size() > 1 && !components.getParameters().containsKey(name)
                && parameters.stream().map(SharedParameters::words).distinct().count() == 1) {
            components.addParameter(name, parameters.get(0));
        }
    }

    private static List<String> words(Parameter parameter) {
        return List.of(String.valueOf(parameter.getIn()), String.valueOf(parameter.getDescription()),
                String.valueOf(parameter.getExample()));
    }

    private Parameter shared(Parameter parameter) {
        var known = components.getParameters().get(parameter.getName());
        return known == null || known.getIn() != parameter.getIn() ? parameter
                : OASFactory.createParameter().ref(parameter.getName());
    }
}
