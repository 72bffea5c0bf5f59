package dev.standfirst.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.problem.ProblemType;
import dev.standfirst.testing.Browser;
import dev.standfirst.testing.RunningJar;
import io.restassured.response.Response;

/** The documentation of the packaged service with the demonstration site, in a browser and on the command line. */
class DocsIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";

    private static RunningJar service;
    private static Browser browser;

    private final Map<String, String> variables = new HashMap<>();
    private Response last;
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        service = RunningJar.start(folder, Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_DEMO", "true"));
    }

    @AfterAll
    static void stop() {
        service.close();
        if (browser != null) {
            browser.close();
        }
    }

    /** The browser that all tests share, reset to a wide screen, light colours and enabled scripts. */
    private static Browser browser() {
        if (browser == null) {
            browser = Browser.open();
        }
        return browser.withScreen(1280, 900).withDarkPages(false).withScripts(true);
    }

    /** Runs all commands of the guide in order. With {@code -Dguide=write} it writes the real responses into the guide. */
    @Test
    void guideShowsTheResponsesOfTheService() throws IOException {
        for (var chapter : Guide.CHAPTERS) {
            follow(new Lesson("guide/" + chapter));
        }
        for (var type : ProblemType.values()) {
            var page = new Lesson(type.uri().substring(1));
            var last = follow(page);
            var example = new ObjectMapper().readTree(page.blocks().get(page.blocks().size() - 1).text());

            assertEquals(type.uri(), example.path("type").asText());
            assertEquals(type.title(), example.path("title").asText());
            assertEquals(type.status(), example.path("status").asInt());
            if (last != null) {
                assertEquals(type.uri(), last.path("type"));
            }
        }

        assertEquals("", String.join("\n\n", wrong),
                () -> "The guide is out of date; “./mvnw verify -Dtest=DocsTest -Dit.test=DocsIT -Dguide=write” renews its responses");
    }

    @ParameterizedTest
    @CsvSource({ "/docs, 1280, false", "/docs, 390, true", "/docs/reference, 390, true",
            "/problems, 390, true", "/problems/stale, 1280, false" })
    void pagesAreAccessibleFitTheScreenAndLoadNothingFromOtherHosts(String path, int width, boolean dark) {
        var browser = browser().withScreen(width, 900).withDarkPages(dark).visit(origin() + path);

        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), browser.requestsToOthersThan(origin()));
        assertEquals(List.of(), browser.accessibilityViolations());
        assertEquals(true, browser.driver().executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                "The page is wider than the screen");
    }

    @Test
    void referenceSendsRequestsWithAToken() {
        var browser = browser().visit(origin() + "/docs/reference");
        var page = browser.driver();
        page.findElement(By.id("token")).sendKeys(TOKEN, Keys.ENTER);
        await(page, By.cssSelector(".caller [role=status]"), "You are Admin, admin; the token may read, write");

        page.findElement(By.cssSelector("[aria-labelledby=createPost] .tryout")).click();
        var body = page.findElement(By.id("try-createPost-body"));
        body.clear();
        body.sendKeys("{\"title\": \"Tried from the reference\"}", Keys.TAB, Keys.ENTER);

        await(page, By.cssSelector(".trial [role=status]"), "201 Created");
        await(page, By.cssSelector(".trial"), "tried-from-the-reference");
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), browser.accessibilityViolations(".trial"));
        service.as(TOKEN).get("/posts/tried-from-the-reference").then().statusCode(200).body("status", equalTo("draft"));
    }

    @Test
    void referenceShowsProblemResponses() {
        var browser = browser().visit(origin() + "/docs/reference");
        var page = browser.driver();
        page.findElement(By.id("token")).sendKeys("sfp_unknown", Keys.ENTER);
        await(page, By.cssSelector(".caller [role=status]"), "401");

        page.findElement(By.cssSelector("[aria-labelledby=getPost] .tryout")).click();
        page.findElement(By.id("try-getPost-post")).sendKeys("no-such-post", Keys.ENTER);

        await(page, By.cssSelector(".trial [role=status]"), "404");
        await(page, By.cssSelector(".trial"), "There is no post");
    }

    @Test
    void referenceIsCompleteWithoutScripts() {
        var page = browser().withScripts(false).visit(origin() + "/docs/reference").driver();

        assertThat(page.findElement(By.id("listPosts")).getText(), equalTo("List posts"));
        assertEquals(0, Jsoup.parse(page.getPageSource()).select("button, input, textarea").size());
    }

    @Test
    void examplePageOfTheGuideShowsAnArticle(@TempDir Path folder) throws IOException {
        var page = new Lesson("guide/getting-started").blocks().stream().filter(block -> block.language().equals("html"))
                .findFirst().orElseThrow().text();
        var file = Files.writeString(folder.resolve("article.html"), page.replace("http://localhost:8080", origin()));
        var browser = browser().visit(file.toUri().toString());

        await(browser.driver(), By.tagName("h1"), "Why the ferry waits");
        await(browser.driver(), By.tagName("article"), "Ines Calder");
        assertEquals(List.of(), browser.complaints());
    }

    private static void await(WebDriver page, By where, String text) {
        var found = "";
        for (var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos(); System.nanoTime() < deadline;) {
            found = page.findElement(where).getText();
            if (found.contains(text)) {
                return;
            }
        }
        assertThat(found, containsString(text));
    }

    private static String origin() {
        return "http://localhost:" + service.uri("").getPort();
    }

    /** Runs the commands of a page in order and checks the responses it shows; returns the last one, null without commands. */
    private Response follow(Lesson lesson) throws IOException {
        Response response = null;
        for (var i = 0; i < lesson.blocks().size(); i++) {
            var block = lesson.blocks().get(i);
            if (block.language().equals("sh")) {
                response = run(block.text());
                var next = i + 1 < lesson.blocks().size() ? lesson.blocks().get(i + 1) : null;
                if (next != null && List.of("json", "http").contains(next.language())) {
                    compare(lesson, next, response);
                } else {
                    assertThat(block.text() + response.asString(), response.statusCode(), lessThan(400));
                }
            }
        }
        return response;
    }

    private Response run(String block) {
        Response response = last;
        for (var text : ShellLine.of(block)) {
            var line = ShellLine.parse(text, variables);
            if (line.isCurl()) {
                if (response != last) {
                    assertThat(block + response.asString(), response.statusCode(), lessThan(400));
                }
                response = line.filledIn(last).send(origin() + "/");
                last = response;
            } else {
                variables.put(line.assigned(), line.assigned().equals("ADMIN") ? TOKEN : last.path("token"));
            }
        }
        return response;
    }

    private void compare(Lesson lesson, Lesson.Block shown, Response response) throws IOException {
        if ("write".equals(System.getProperty("guide")) && shown.language().equals("json")) {
            lesson.show(shown, response);
        } else {
            var difference = Lesson.difference(shown, response);
            if (!difference.isEmpty()) {
                wrong.add(lesson + ": " + difference);
            }
        }
    }
}
