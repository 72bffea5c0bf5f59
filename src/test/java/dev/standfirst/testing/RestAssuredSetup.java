package dev.standfirst.testing;

import static io.restassured.config.LogConfig.logConfig;

import dev.standfirst.openapi.ConformsToDocument;
import io.restassured.RestAssured;

/** Set-up of REST Assured for all tests. */
public final class RestAssuredSetup {

    private RestAssuredSetup() {
    }

    /** Configures REST Assured for this JVM; calling it again changes nothing. */
    public static void install() {
        ConformsToDocument.install();
        CompiledPaths.install();
        // A failure shows request and response, which are therefore recorded each time. They are not indented, as Quarkus
        // makes REST Assured do, because that took an eighth of the time of the tests.
        RestAssured.config = RestAssured.config()
                .logConfig(logConfig().enableLoggingOfRequestAndResponseIfValidationFails().enablePrettyPrinting(false));
    }
}
