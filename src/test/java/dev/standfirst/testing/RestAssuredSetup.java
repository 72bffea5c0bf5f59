package dev.standfirst.testing;

import static io.restassured.config.LogConfig.logConfig;

import dev.standfirst.openapi.ObeysDocument;
import io.restassured.RestAssured;

/** How the tests ask by REST Assured. */
public final class RestAssuredSetup {

    private RestAssuredSetup() {
    }

    /** From now on; once is enough. */
    public static void always() {
        ObeysDocument.always();
        CompiledPaths.always();
        // A failure shows what was sent and answered. That is written down each time, so as it is: to indent it, as Quarkus has
        // REST Assured do, took an eighth of what the tests took.
        RestAssured.config = RestAssured.config()
                .logConfig(logConfig().enableLoggingOfRequestAndResponseIfValidationFails().enablePrettyPrinting(false));
    }
}
