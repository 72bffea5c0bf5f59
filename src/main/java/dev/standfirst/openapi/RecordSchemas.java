package dev.standfirst.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.listing.Page;

/**
 * Adds to the schemas what SmallRye does not read from the records: which properties may be null ({@code @Nullable}), and which
 * are required in responses, namely all without {@code @JsonInclude}.
 */
final class RecordSchemas {

    private static final DotName SCHEMA = DotName
            .createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDED_ON_DEMAND = DotName.createSimple(JsonInclude.class);

    private final IndexView index;
    private final Map<String, Schema> schemas;

    RecordSchemas(IndexView index, Map<String, Schema> schemas) {
        this.index = index;
        this.schemas = schemas;
    }

    void complete() {
        var page = index.getClassByName(Page.class);
        var records = new TreeMap<String, ClassInfo>();
        for (var annotation : index.getAnnotations(SCHEMA)) {
            var name = annotation.value("name");
            if (name != null && annotation.target().kind() == AnnotationTarget.Kind.CLASS) {
                records.put(name.asString(), annotation.target().asClass());
            }
        }
        schemas.forEach((name, schema) -> {
            var described = name.endsWith("Page") ? page
                    : Stream.of(name, InputSchemas.responseOf(name), String.valueOf(InputSchemas.inputOf(name)))
                            .map(records::get)
                            .filter(Objects::nonNull).findFirst().orElse(null);
            if (described != null && described.isRecord()) {
                complete(schema, described, InputSchemas.isInput(name));
            }
        });
    }

    private static void complete(Schema schema, ClassInfo described, boolean input) {
        var required = new ArrayList<String>();
        for (var component : described.unsortedRecordComponents()) {
            var property = requireNonNull(schema.getProperties().get(component.name()), component.name());
            var always = !described.field(component.name()).hasAnnotation(INCLUDED_ON_DEMAND);
            if (always) {
                required.add(component.name());
            }
            if (isNullable(component) && (input || always) || input && hasDefault(component)) {
                schema.addProperty(component.name(), nullable(property));
            }
        }
        if (!input) {
            schema.setRequired(required);
        }
    }

    /** A primitive component takes its default value if a client sends null. */
    private static boolean hasDefault(RecordComponentInfo component) {
        return component.type().kind() == Type.Kind.PRIMITIVE;
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE);
    }

    /**
     * The nullable form of JSON Schema 2020-12: a second type, or a choice beside a reference, which cannot have a second type.
     */
    private static Schema nullable(Schema property) {
        if (property.getRef() == null) {
            return InputSchemas.copy(property).type(List.of(property.getType().get(0), SchemaType.NULL));
        }
        return OASFactory.createSchema().description(property.getDescription()).examples(property.getExamples())
                .anyOf(List.of(OASFactory.createSchema().ref(property.getRef()),
                        OASFactory.createSchema().addType(SchemaType.NULL)));
    }
}
