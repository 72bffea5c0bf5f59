package dev.standfirst.openapi;

import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Completes the document with what SmallRye does not find in the annotations. It runs only while the program is built, so that
 * the stored document and the served document are equal byte for byte.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {

    private final IndexView index;

    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var operations = DocumentedOperation.allOf(document, index);
        // A copy, because the model returns an unmodifiable view.
        var schemas = new TreeMap<>(document.getComponents().getSchemas());

        var inputs = new InputSchemas(schemas);

        new StringSchemas(schemas).writeOut(operations);
        new PageSchemas(schemas).name(operations);
        inputs.copyShownInputs();
        inputs.copyNestedRecords();
        new RecordSchemas(index, schemas).complete();
        inputs.derivePatches(operations);
        EnumConstants.distinguish(schemas);
        document.getComponents().setSchemas(schemas);

        new IncludeParameters(index).complete(operations);
        new FieldsParameters(index).add(operations);
        ListParameters.complete(operations);
        new SharedParameters(document.getComponents()).refer(operations);
        new SuccessResponses(schemas).complete(operations);
        new ErrorResponses(document.getComponents()).add(operations);
        Requirement.add(operations);
        new DeprecatedOperations(document.getComponents()).mark(operations);
        new ReadingOrder().arrange(document);
    }
}
