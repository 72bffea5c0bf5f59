package dev.standfirst.openapi;

import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Completes the document. It runs during the build only, so that the document that is stored and the one that is served are the
 * same, byte for byte.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {

    private final IndexView index;

    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var operations = DocumentedOperation.allOf(document);
        // The model hands out views that cannot be changed.
        var schemas = new TreeMap<>(document.getComponents().getSchemas());

        var inputs = new InputSchemas(schemas);

        new PlainValues(schemas).writeOut(operations);
        new PageSchemas(schemas).name(operations);
        inputs.show();
        inputs.separate();
        new RecordSchemas(index, schemas).complete();
        inputs.derive(operations);
        document.getComponents().setSchemas(schemas);

        new SharedParameters(document.getComponents()).refer(operations);
        new Answers(schemas).complete(operations);
        new Refusals(document.getComponents()).add(operations);
        new DeprecatedOperations(index, document.getComponents()).mark(operations);
        new ReadingOrder().arrange(document);
    }
}
