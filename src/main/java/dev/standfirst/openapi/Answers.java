package dev.standfirst.openapi;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What an operation takes and answers when all is well: bodies with an example of each, and the headers that go with them. */
final class Answers {

    private static final String OK = "200";
    private static final String CREATED = "201";
    private static final String NO_CONTENT = "204";

    private final Map<String, Schema> schemas;
    private final Examples examples = new Examples();

    Answers(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(List<DocumentedOperation> operations) {
        operations.forEach(this::complete);
    }

    private void complete(DocumentedOperation operation) {
        operation.body().ifPresent(body -> body.required(true).getContent().getMediaTypes().values()
                .forEach(type -> type.setExample(examples.request(operation.id()))));

        var scanned = operation.model().getResponses();
        var answers = OASFactory.createAPIResponses();
        if (!operation.answersWithBody()) {
            answers.addAPIResponse(NO_CONTENT, scanned.getAPIResponse(NO_CONTENT).description("Done."));
        } else if (operation.creates()) {
            if (operation.id().equals("sharePost")) {
                answers.addAPIResponse(OK, answer(scanned.getAPIResponse(OK),
                        "Not counted: this visitor has shared the post already, or is a known crawler.",
                        examples.repeated(operation.id())));
            }
            answers.addAPIResponse(CREATED, answer(scanned.getAPIResponse(OK), "Made; `Location` says where it is.",
                    examples.answer(operation.id())).addHeader("Location", header("Location")));
        } else {
            answers.addAPIResponse(OK, answer(scanned.getAPIResponse(OK),
                    operation.isRead() ? "As asked for." : "Changed, and as it is now.", examples.answer(operation.id())));
        }
        var main = answers.getAPIResponse(operation.creates() ? CREATED : operation.answersWithBody() ? OK : NO_CONTENT);
        if (operation.isList()) {
            main.addHeader("Link", header("Link"));
        }
        if (operation.isRead() || hasVersion(main)) {
            main.addHeader("ETag", header("ETag"));
        }
        if (operation.isRead() && !operation.takesToken()) {
            main.addHeader("Surrogate-Key", header("Surrogate-Key"));
        }
        if (operation.isRepeatable()) {
            main.addHeader("Idempotency-Replayed", header("Idempotency-Replayed"));
        }
        if (operation.hasParameter("preview")) {
            main.addHeader("X-Robots-Tag", header("X-Robots-Tag"));
        }
        answers.getAPIResponses().values().forEach(Answers::withCommonHeaders);
        operation.model().setResponses(answers);
    }

    private boolean hasVersion(APIResponse answer) {
        return answer.getContent() != null && answer.getContent().getMediaTypes().values().stream()
                .map(type -> schemas.get(String.valueOf(SchemaWalk.target(type.getSchema()))))
                .anyMatch(schema -> schema != null && schema.getProperties().containsKey("version"));
    }

    private static APIResponse answer(APIResponse scanned, String description, Object example) {
        var content = OASFactory.createContent();
        scanned.getContent().getMediaTypes().forEach((name, type) -> content.addMediaType(name, media(type, example)));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static MediaType media(MediaType scanned, Object example) {
        return OASFactory.createMediaType().schema(scanned.getSchema()).example(example);
    }

    /** Every answer says how long it may be kept, and how many requests are left. */
    static void withCommonHeaders(APIResponse answer) {
        answer.addHeader("Cache-Control", header("Cache-Control")).addHeader("RateLimit", header("RateLimit"))
                .addHeader("RateLimit-Policy", header("RateLimit-Policy"));
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
