package dev.standfirst.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** The OpenAPI document that the service serves at {@code /openapi}. */
@Singleton
class ApiDocument {

    /** The URL of the first server, in YAML or JSON. */
    private static final Pattern SERVER = Pattern
            .compile("(?m)(^servers:\\s+- url: |\"servers\"\\s*:\\s*\\[\\s*\\{\\s*\"url\"\\s*:\\s*\")[^\"\\s]+");

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    ApiDocument(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    JsonNode read() {
        try {
            return json.readTree(document(Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException("The OpenAPI document is not readable as JSON", e);
        }
    }

    /**
     * Returns the document with an absolute URL of its server: tools that import the document from a file cannot resolve a
     * relative one.
     */
    byte[] withServer(Format format, String url) {
        var text = new String(document(format), UTF_8);
        return SERVER.matcher(text).replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + url)).getBytes(UTF_8);
    }

    private byte[] document(Format format) {
        return documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, format);
    }
}
