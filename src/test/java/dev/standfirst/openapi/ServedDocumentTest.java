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

/** What the service says of itself is what is committed. {@code -Ddocument=write} takes it down anew. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServedDocumentTest {

    @Test
    void theCommittedDocumentIsTheOneServed() throws IOException {
        var served = document("application/yaml");
        if ("write".equals(System.getProperty("document"))) {
            Files.writeString(Document.FILE, served);
        }

        assertEquals(Files.readString(Document.FILE), served, () -> Document.FILE
                + " differs from the program; “./mvnw test -Dtest=ServedDocumentTest -Ddocument=write” renews it, to be committed");
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        assertEquals(Document.parse(document("application/yaml")), new ObjectMapper().readTree(document("application/json")));
    }

    private static String document(String type) {
        return given().accept(type).get("/openapi").then().statusCode(200).extract().asString();
    }
}
