package dev.standfirst.openapi;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Describes a parameter that several operations take once, and refers to it from each of them. */
final class SharedParameters {

    /** What every list takes, and every change: records describe them, and the first operation that takes one brings it in. */
    private static final Set<String> OF_RECORDS = Set.of("limit", "cursor", "page", "total", "If-Match");

    private static final String COMPONENTS = "#/components/parameters/";

    private final Components components;

    SharedParameters(Components components) {
        this.components = components;
    }

    void refer(List<DocumentedOperation> operations) {
        for (var operation : operations) {
            if (!operation.parameters().isEmpty()) {
                operation.model().setParameters(operation.parameters().stream().map(this::shared)
                        .collect(toCollection(ArrayList::new)));
            }
            if (operation.isRead()) {
                operation.model().addParameter(OASFactory.createParameter().ref("If-None-Match"));
            }
            if (operation.isRepeatable()) {
                operation.model().addParameter(OASFactory.createParameter().ref("Idempotency-Key"));
            }
        }
    }

    static boolean isReferenceTo(String name, Parameter parameter) {
        return (COMPONENTS + name).equals(parameter.getRef());
    }

    private Parameter shared(Parameter parameter) {
        var name = parameter.getName();
        if (OF_RECORDS.contains(name)) {
            if (!components.getParameters().containsKey(name)) {
                components.addParameter(name, parameter);
            }
        } else if (parameter.getIn() != In.PATH || !components.getParameters().containsKey(name)) {
            return parameter;
        }
        return OASFactory.createParameter().ref(name);
    }
}
