package dev.standfirst.docs;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.problem.ProblemType;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;

/** The documentation pages as the service sends them: headers, links, completeness. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/docs", "/docs/", "/docs/reference", "/problems", "/problems/stale", "/docs/style.css",
            "/docs/try.js" })
    void contentSecurityPolicyAllowsNoOtherHostAndNoInlineCode(String path) {
        given().get(path).then().statusCode(200)
                .header("Content-Security-Policy",
                        allOf(startsWith("default-src 'none';"), containsString("script-src 'self';"),
                                containsString("style-src 'self';"), endsWith("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"));
    }

    @Test
    void pageIsRevalidatedByItsEntityTag() {
        var tag = withoutCoding().get("/docs").then().statusCode(200)
                .header("Cache-Control", equalTo("public, no-cache")).header("Vary", containsString("Accept-Encoding"))
                .header("Content-Encoding", blankOrNullString()).extract().header("ETag");

        withoutCoding().header("If-None-Match", tag).get("/docs").then().statusCode(304).header("ETag", equalTo(tag))
                .body(emptyString());
    }

    /** A 304 has the entity tag that the 200 would have (RFC 9110, §15.4.5). */
    @Test
    void revalidatedPageHasTheEntityTagOfTheAcceptedContentCoding() {
        var tag = withoutCoding().get("/docs").header("ETag");

        given().header("If-None-Match", tag).get("/docs").then().statusCode(304)
                .header("ETag", equalTo(tag.replaceFirst("\"$", "-gzip\"")));
    }

    @Test
    void pageIsCompressedForClientsThatAcceptGzip() {
        var tag = withoutCoding().get("/docs/reference").header("ETag");

        var page = given().get("/docs/reference").then().statusCode(200)
                .header("Content-Encoding", equalTo("gzip")).header("ETag", equalTo(tag.replaceFirst("\"$", "-gzip\"")))
                .extract().asString();

        assertTrue(page.contains("</html>"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/openapi", "/openapi?format=json", "/openapi.json", "/openapi.yaml" })
    void apiDocumentIsCompressedAndRevalidatedByItsEntityTag(String path) {
        var plain = withoutCoding().get(path);
        var tag = plain.header("ETag");
        var type = path.contains("json") ? "application/json" : "application/yaml";

        given().get(path).then().statusCode(200).contentType(type).header("Content-Encoding", "gzip")
                .header("ETag", tag.replaceFirst("\"$", "-gzip\""));
        withoutCoding().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag).body(emptyString());
        withoutCoding().head(path).then().statusCode(200).header("Content-Length", plain.header("Content-Length")).contentType(type)
                .body(emptyString());
        given().post(path).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void apiDocumentContainsTheAddressOfTheServiceAndIsNotSharedUnderIt() {
        given().header("Host", "cms.example.org").get("/openapi.yaml").then()
                .body(containsString("\n- url: http://cms.example.org\n")).header("Cache-Control", "private, no-cache")
                .header("Vary", containsString("Accept"));
        given().header("Host", "cms.example.org").get("/openapi.json").then()
                .body("servers[0].url", equalTo("http://cms.example.org"));
        given().get("/openapi?format=xml").then().statusCode(400).body("errors[0].parameter", equalTo("format"));
    }

    @Test
    void headRequestReturnsTheHeadersOfAPage() {
        var length = withoutCoding().get("/docs").header("Content-Length");

        withoutCoding().head("/docs").then().statusCode(200)
                .header("Content-Length", equalTo(length)).contentType("text/html");
    }

    @Test
    void pagesRejectOtherMethodsAndUnknownPagesAreNotFound() {
        given().post("/docs").then().statusCode(405).header("Allow", equalTo("GET, HEAD"))
                .body("type", equalTo("/problems/method-not-allowed"));
        given().get("/docs/no-such-page").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemTypeHasAPageWithCauseFixAndExample(ProblemType type) {
        var page = page(type.uri());

        assertEquals(type.title(), page.expectFirst("h1").text());
        assertEquals(List.of("What went wrong", "What to do", "Example"), page.select("h2").eachText());
        assertTrue(page.select("pre").last().text().contains("\"type\": \"" + type.uri() + "\""));
        assertTrue(page("/problems").select("a").eachAttr("href").contains(type.uri()));
    }

    @Test
    void everyLinkOfTheDocumentationResolves() {
        var pages = new HashMap<String, Document>();
        var links = new HashMap<String, String>();
        var unvisited = new ArrayDeque<>(List.of("/docs"));
        while (!unvisited.isEmpty()) {
            var path = unvisited.pop();
            if (!pages.containsKey(path)) {
                pages.put(path, page(path));
                for (var link : pages.get(path).select("a[href]").eachAttr("href")) {
                    var target = link.startsWith("#") ? path + link : link;
                    links.put(target, path);
                    if (target.matches("/(docs|problems)[^#]*(#.*)?")) {
                        unvisited.add(target.replaceFirst("#.*", ""));
                    }
                }
            }
        }

        var broken = new ArrayList<String>();
        links.forEach((target, from) -> {
            var parts = target.split("#");
            var page = pages.get(parts[0]);
            if (page == null ? !resolves(parts[0]) : parts.length > 1 && page.getElementById(parts[1]) == null) {
                broken.add(from + " → " + target);
            }
        });
        assertEquals(List.of(), broken);
        assertEquals(ProblemType.values().length + 3, pages.size());
        pages.forEach((path, page) -> assertValid(path, page));
    }

    @Test
    void referenceListsEveryOperationAndSchema() {
        var document = given().accept("application/json").get("/openapi").jsonPath();
        var page = page("/docs/reference");

        List<Map<String, Map<String, Object>>> paths = List.copyOf(document.<Map<String, Map<String, Map<String, Object>>>> get(
                "paths").values());
        for (var operation : paths.stream().flatMap(path -> path.values().stream()).collect(toSet())) {
            var heading = page.getElementById((String) operation.get("operationId"));
            assertEquals(operation.get("summary"), heading == null ? null : heading.text());
        }
        for (var schema : document.getMap("components.schemas").keySet()) {
            assertTrue(page.getElementById("schema-" + schema) != null, () -> schema + " is missing");
        }
    }

    /** Finds inline code and files of other hosts, which the policy blocks, and duplicate ids, which make links ambiguous. */
    private static void assertValid(String path, Document page) {
        assertEquals(List.of(),
                page.select("[style], style, script:not([src]), link:not([href^=/docs/])").eachAttr("outerHtml"),
                path);
        assertEquals(List.of(), page.select("[src]:not([src^=/docs/])").eachAttr("src"), path);
        assertEquals(List.of(), page.select("*").stream().flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> attribute.getKey().startsWith("on")).toList(), path);
        var ids = page.select("[id]").eachAttr("id");
        assertEquals(ids.size(), ids.stream().distinct().count(), () -> path + " uses an id twice");
    }

    /** A request without {@code Accept-Encoding}; by default, REST Assured accepts gzip. */
    private static RequestSpecification withoutCoding() {
        return given().config(RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static boolean resolves(String target) {
        return target.startsWith("https://") || given().get(target).statusCode() == 200;
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).contentType("text/html").extract().asString());
    }
}
