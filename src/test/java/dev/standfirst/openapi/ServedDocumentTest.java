package dev.standfirst.openapi;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The committed document is the one that the service serves. {@code -Ddocument=write} writes it again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServedDocumentTest {

    @Test
    void theCommittedDocumentIsTheServedDocument() throws IOException {
        var served = document("application/yaml");
        if ("write".equals(System.getProperty("document"))) {
            Files.writeString(Document.FILE, served);
        }

        assertEquals(Files.readString(Document.FILE), served, () -> Document.FILE
                + " differs from the program; “./mvnw test -Dtest=ServedDocumentTest -Ddocument=write” writes it, and it belongs into the commit");
    }

    @Test
    void theYamlAndJsonDocumentsAreEqual() throws IOException {
        assertEquals(Document.parse(document("application/yaml")), new ObjectMapper().readTree(document("application/json")));
    }

    private static String document(String type) {
        return given().accept(type).header("Host", "localhost:8080").get("/openapi").then().statusCode(200).extract().asString();
    }
}
