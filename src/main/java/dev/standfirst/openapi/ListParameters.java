package dev.standfirst.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.slug.Ref;

/**
 * Describes query parameters whose values are separated by commas as arrays, so that generated clients offer and check the
 * possible values. A resource method marks such a parameter with the type {@code ARRAY}, and lists the values, if they are
 * known, as its enumeration.
 */
final class ListParameters {

    private static final String SORT = "sort";

    private ListParameters() {
    }

    static void complete(List<DocumentedOperation> operations) {
        for (var operation : operations) {
            operation.parameters().stream().filter(ListParameters::isList).forEach(ListParameters::complete);
        }
    }

    private static boolean isList(Parameter parameter) {
        return parameter.getIn() == Parameter.In.QUERY && parameter.getSchema().getType() != null
                && parameter.getSchema().getType().contains(SchemaType.ARRAY);
    }

    private static void complete(Parameter parameter) {
        var values = parameter.getSchema().getEnumeration();
        var items = OASFactory.createSchema().addType(SchemaType.STRING);
        var list = OASFactory.createSchema().addType(SchemaType.ARRAY).minItems(1);
        if (values == null) {
            items.minLength(1).setMaxLength(Ref.MAX_LENGTH);
            list.setMaxItems(AnyOf.MAX);
        } else {
            items.setEnumeration(parameter.getName().equals(SORT) ? inBothDirections(values) : values);
            items.addExtension(EnumConstants.NAMES, items.getEnumeration().stream().map(ListParameters::constant).toList());
            // Not “uniqueItems”: generators make a set of it, and the order of sort keys matters.
            list.setMaxItems(values.size());
        }
        describeDefault(parameter);
        parameter.schema(list.items(items)).style(Parameter.Style.FORM).explode(false)
                .setExample(split(parameter.getExample()));
    }

    /** Moves the default to the description, because generated code in Kotlin does not compile with a list as default. */
    private static void describeDefault(Parameter parameter) {
        var value = parameter.getSchema().getDefaultValue();
        if (value != null) {
            parameter.setDescription(parameter.getDescription() + " The default is `" + value + "`.");
        }
    }

    /** Constant such as {@code PUBLISHED_AT_DESCENDING}; the value itself can be a name that a language reserves. */
    private static String constant(Object value) {
        var name = String.valueOf(value);
        var isDescending = name.startsWith("-");
        var words = (isDescending ? name.substring(1) : name).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return isDescending ? words + "_DESCENDING" : words;
    }

    private static List<Object> inBothDirections(List<Object> keys) {
        var values = new ArrayList<>(keys);
        keys.forEach(key -> values.add("-" + key));
        return values;
    }

    private static List<String> split(Object value) {
        return List.of(String.valueOf(value).split(","));
    }
}
