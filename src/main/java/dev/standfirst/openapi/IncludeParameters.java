package dev.standfirst.openapi;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.card.IncludeName;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostSummary;

/**
 * Completes the parameter {@code include} with the values that it accepts: the properties of the view that are present on
 * demand and bear the name of an include, in the order of the view.
 */
final class IncludeParameters {

    private static final String PARAMETER = "include";

    /** Value with which an author or a category shows posts. */
    private static final String POSTS = "posts";

    private final IndexView index;
    private final Set<String> includes;

    IncludeParameters(IndexView index) {
        this.index = index;
        includes = new HashSet<>(PostIncludes.OTHER_POSTS);
        includes.addAll(index.getAnnotations(IncludeName.class).stream().map(name -> name.value().asString()).collect(toSet()));
    }

    void complete(List<DocumentedOperation> operations) {
        for (var operation : operations) {
            operation.parameters().stream().filter(parameter -> PARAMETER.equals(parameter.getName()))
                    .forEach(parameter -> complete(parameter, index.getClassByName(operation.view())));
        }
    }

    private void complete(Parameter parameter, ClassInfo view) {
        var values = values(view);
        if (values.isEmpty()) {
            values = new ArrayList<>(values(index.getClassByName(PostSummary.class)));
            values.add(0, POSTS);
        }
        parameter.getSchema().setEnumeration(List.copyOf(values));
    }

    private List<String> values(ClassInfo view) {
        return view.unsortedRecordComponents().stream().map(component -> component.name()).filter(includes::contains)
                .filter(name -> view.field(name).hasAnnotation(DotName.createSimple(JsonInclude.class))).toList();
    }
}
