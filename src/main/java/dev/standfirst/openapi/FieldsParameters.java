package dev.standfirst.openapi;

import static dev.standfirst.http.query.Projectable.ALWAYS;
import static dev.standfirst.http.query.Projectable.PARAMETER;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

import dev.standfirst.http.query.Projectable;

/** Adds the parameter {@code fields} to the operations that are {@link Projectable}. */
final class FieldsParameters {

    private final IndexView index;

    FieldsParameters(IndexView index) {
        this.index = index;
    }

    void add(List<DocumentedOperation> operations) {
        for (var operation : operations) {
            operation.annotation(Projectable.class).ifPresent(projectable -> operation.model()
                    .setParameters(inserted(parameter(operation, projectable.value("example").asString()),
                            operation.parameters())));
        }
    }

    private Parameter parameter(DocumentedOperation operation, String example) {
        var view = index.getClassByName(operation.view());
        var properties = view.unsortedRecordComponents().stream().<Object> map(RecordComponentInfo::name).toList();
        return OASFactory.createParameter()
                .description("Properties to return" + (properties.contains(ALWAYS) ? "; `" + ALWAYS + "` is always returned" : "")
                        + ". The response lacks all other properties, also those that its schema requires.")
                .example(example).name(PARAMETER).in(Parameter.In.QUERY)
                .schema(OASFactory.createSchema().addType(SchemaType.ARRAY).enumeration(properties));
    }

    /** Query parameters are in the order of their names. */
    private static List<Parameter> inserted(Parameter added, List<Parameter> parameters) {
        var all = new ArrayList<>(parameters);
        var next = parameters.stream()
                .filter(other -> other.getIn() == Parameter.In.QUERY && other.getName().compareTo(added.getName()) > 0)
                .findFirst();
        all.add(next.map(parameters::indexOf).orElse(parameters.size()), added);
        return all;
    }
}
