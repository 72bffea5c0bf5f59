package dev.standfirst.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import dev.standfirst.testing.Browser;
import dev.standfirst.testing.RunningJar;
import dev.standfirst.testing.Soon;

/** The front end of {@code src/example} shows the demonstration site, in a browser and from an origin of its own. */
class FrontEndIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";

    /** User agent of an ordinary browser, because the service counts no shares of HeadlessChrome or other programs. */
    private static final String READER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static Browser browser;
    private static RunningJar service;
    private static Process fileServer;
    private static String site;

    private int earlierComplaints;
    private int earlierRequests;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = Browser.open();
        service = RunningJar.start(folder, Map.of("STANDFIRST_DEMO", "true", "STANDFIRST_ADMIN_TOKEN", TOKEN));
        fileServer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "src/example/Serve.java", "0", origin(service))
                .redirectErrorStream(true).start();
        var firstLine = fileServer.inputReader(UTF_8).readLine();
        assertThat(firstLine, startsWith("Serving http://localhost:"));
        site = firstLine.substring("Serving ".length());
        browser.driver().executeCdpCommand("Network.setUserAgentOverride", Map.of("userAgent", READER));
    }

    @AfterAll
    static void stop() {
        if (fileServer != null) {
            fileServer.destroy();
        }
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void resetBrowser() {
        browser.withScreen(1280, 900).withDarkPages(false);
        // A response that an earlier test has cached would be revalidated by one more request (stale-while-revalidate).
        browser.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
        earlierComplaints = browser.complaints().size();
        earlierRequests = browser.requests().size();
    }

    @AfterEach
    void assertNoComplaints() {
        assertEquals(List.of(), complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                      | Newest posts        | Standfirst
            /why-the-ferry-waits   | Why the ferry waits | Why the ferry waits · Standfirst
            /authors/ines-calder   | Ines Calder         | Ines Calder · Standfirst
            /categories/harbours   | Harbours            | Harbours · Standfirst
            """)
    void aPageNeedsOneApiRequestAndIsAccessible(String path, String heading, String title) {
        open(path, heading);

        assertEquals(title, browser.driver().getTitle());
        assertEquals(1, apiRequests().size(), () -> apiRequests().toString());
        assertEquals(List.of(), complaints());
        assertEquals(List.of(), browser.accessibilityViolations());
        browser.withDarkPages(true);
        assertEquals(List.of(), browser.accessibilityViolations());
        browser.withScreen(390, 844);
        assertEquals("", tooWide());
        assertEquals(1, apiRequests().size());
    }

    @Test
    void anArticleShowsItsBylineBodySharesAndRecentPosts() {
        open("/how-to-read-a-tide-table", "How to read a tide table");

        assertEquals("SEA", text("article .label a"));
        assertEquals(List.of("Ines Calder", "Žofia Lindqvist"), texts("article .byline a"));
        assertThat(text("article .byline .facts"), startsWith("4 days ago · "));
        assertThat(text("article .body"), startsWith("A tide table looks like a railway timetable"));
        assertThat(text(".published-by"), startsWith("Published by Ines Calder on "));
        assertEquals("Share this 5 times so far", text(".share h2"));
        assertEquals(11, all(".share li").size());
        assertEquals(6, all(".recent h3 a").size());
        assertThat(texts(".recent .excerpt"), everyItem(endsWith("…")));
        assertThat(texts(".recent time"), everyItem(endsWith(" ago")));
        assertEquals("http://localhost:3000/how-to-read-a-tide-table", attribute("link[rel=canonical]", "href"));
    }

    @Test
    void scrollingToTheEndLoadsMorePosts() {
        open("/", "Newest posts");
        assertEquals(7, all(".cards > li").size());

        run("scrollTo(0, document.body.scrollHeight)");

        one(".cards > li:nth-child(13)");
        assertEquals(2, apiRequests().size());
        assertThat(announced(), endsWith(" more posts"));
    }

    @Test
    void withReducedMotionOnlyTheButtonLoadsMorePosts() {
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        open("/", "Newest posts");

        run("scrollTo(0, document.body.scrollHeight)");
        one(".more").sendKeys(Keys.ENTER);

        one(".cards > li:nth-child(13)");
        assertEquals(2, apiRequests().size());
        assertEquals(text(".cards > li:nth-child(8) h2 a"), browser.driver().switchTo().activeElement().getText());
    }

    @Test
    void scrollingLoadsTheNextListPageOfACategory() {
        var category = category("Weather");
        service.as(TOKEN).body(Map.of("operations", Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .map(day -> Map.of("op", "create", "value",
                        published("Fog, day " + day, Map.of("categories", List.of(category)))))
                .toList())).post("/posts/batch").then().statusCode(200);
        open("/categories/weather", "Weather");
        assertEquals(10, all(".cards > li").size());

        run("scrollTo(0, document.body.scrollHeight)");

        one(".cards > li:nth-child(12)");
        assertEquals(2, apiRequests().size());
        assertEquals(0L, number("document.querySelectorAll('.more').length"));
    }

    @Test
    void aShareIsCountedOnceAndShown() {
        open("/why-the-ferry-waits", "Why the ferry waits");
        assertEquals("Email 12", text(".share li:nth-child(10)"));

        one(".share li:nth-child(10) a").click();
        waitFor("//h2[.='Share this 325 times so far']");
        assertEquals("Email 13", text(".share li:nth-child(10)"));
        assertEquals("Shared: Email", announced());

        // The second share of the same visitor is not counted.
        one(".share li:nth-child(10) a").click();
        one(".share li:nth-child(11) button").click();
        waitFor("//h2[.='Share this 326 times so far']");
        assertEquals(List.of("Email 13", "Copy link 1"), texts(".share li:nth-child(n+10)"));
    }

    /** The page is of another origin than the service, and does not wait for a response. */
    @Test
    void aBeaconIsCountedAsTextAsJsonAndWithoutAMediaType() {
        var post = post(published("A beacon at the pier", Map.of()));
        open("/a-beacon-at-the-pier", "A beacon at the pier");
        var shares = service.uri("/posts/" + post + "/shares").toString();

        run("""
                const share = network => JSON.stringify({network});
                navigator.sendBeacon(arguments[0], share('facebook'));
                navigator.sendBeacon(arguments[0], new Blob([share('x')], {type: 'application/json'}));
                navigator.sendBeacon(arguments[0], new TextEncoder().encode(share('reddit')));
                return '';""", shares);

        Soon.holds(() -> service.anyone().get(shares).then().body("networks", equalTo(Map.of("facebook", 1, "x", 1, "reddit", 1))));
    }

    /** Libraries for tracing add such headers to every request of a page. */
    @Test
    void aPageMaySendHeadersThatTheServiceDoesNotKnow() {
        open("/", "Newest posts");

        assertEquals("200 \"", browser.driver().executeAsyncScript("""
                const done = arguments[1];
                fetch(arguments[0], {headers: {'sentry-trace': 'a', baggage: 'b', traceparent: 'c', 'Cache-Control': 'no-cache'}})
                    .then(response => done(response.status + ' ' + response.headers.get('ETag').slice(0, 1)), done);""",
                service.uri("/posts?limit=1").toString()));
    }

    @Test
    void aPreviewLinkShowsADraftWithANotice() {
        var token = service.as(TOKEN).body(Map.of()).post("/posts/notes-on-fog/preview-links").then().statusCode(201).extract()
                .<String> path("token");

        open("/notes-on-fog?preview=" + token, "Notes on fog");

        assertThat(text(".preview"), containsString("This is a draft."));
        assertEquals("Preview: Notes on fog · Standfirst", browser.driver().getTitle());
        assertEquals("noindex", attribute("meta[name=robots]", "content"));
        assertEquals(0L, number("document.querySelectorAll('link[rel=canonical], .share').length"));
        assertEquals(1, apiRequests().size());
        assertEquals(List.of(), browser.accessibilityViolations());
        browser.withDarkPages(true);
        assertEquals(List.of(), browser.accessibilityViolations());
    }

    @Test
    void navigatingBackRestoresTheListFocusAndScrollPosition() {
        open("/", "Newest posts");
        run("scrollTo(0, document.body.scrollHeight)");
        one(".cards > li:nth-child(13)");
        var link = one(".cards > li:nth-child(8) h2 a");
        run("arguments[0].scrollIntoView({block: 'center'})", link);
        var scrolled = number("Math.round(scrollY)");
        var title = link.getText();
        var requestsBefore = apiRequests().size();

        link.click();

        waitFor("//h1[.='" + title + "']");
        assertEquals(title, browser.driver().switchTo().activeElement().getText());
        assertEquals(0L, number("scrollY"));
        assertEquals(requestsBefore + 1, apiRequests().size());

        browser.driver().navigate().back();

        one(".cards > li:nth-child(13)");
        assertEquals(title, browser.driver().switchTo().activeElement().getText());
        assertEquals(scrolled, number("Math.round(scrollY)"));
        assertEquals("Standfirst", browser.driver().getTitle());

        browser.driver().navigate().forward();

        waitFor("//h1[.='" + title + "']");
        assertEquals(requestsBefore + 1, apiRequests().size());
    }

    @Test
    void aFormerSlugLeadsToTheCurrentAddress() {
        var id = post(published("A buoy by its first name", Map.of()));
        service.as(TOKEN).body(Map.of("slug", "a-buoy-by-its-second-name")).patch("/posts/" + id).then().statusCode(200);

        open("/a-buoy-by-its-first-name", "A buoy by its first name");

        assertEquals(site + "/a-buoy-by-its-second-name", browser.driver().getCurrentUrl());
    }

    @Test
    void aCoverImageHasDimensionsAndAnAlternativeText() {
        post(published("A crane", Map.of("coverImage",
                Map.of("url", site + "/icon.svg", "alt", "A crane", "width", 1600, "height", 1600))));

        open("/a-crane", "A crane");

        var picture = one(".cover img");
        assertEquals("A crane", picture.getAccessibleName());
        assertEquals("1600", picture.getDomAttribute("width"));
        assertEquals("1600", picture.getDomAttribute("height"));
        assertEquals(List.of(), browser.accessibilityViolations());
    }

    @Test
    void markupInATitleIsShownAsTextAndScriptsAreRejected() {
        var title = "<img src=x onerror=\"document.title='broken'\"> & more-than-fits-on-a-narrow-screen-without-a-break";
        post(published(title, Map.of("slug", "hostile", "categories", List.of(category("Hostile")), "content",
                Map.of("format", "html", "source", "<p>Fine<script>document.title='broken'</script></p>"))));

        open("/categories/hostile", "Hostile");
        browser.withScreen(320, 600);
        one(".cards h2 a").click();
        waitFor("//article");

        assertEquals(title + " · Standfirst", browser.driver().getTitle());
        assertEquals("Fine", text(".body"));
        assertEquals("", tooWide());
        assertThat(
                run("""
                        try { document.body.innerHTML = '<p>anything'; return 'taken'; } catch (refused) { return refused.message; }"""),
                containsString("TrustedHTML"));
        // The rejected assignment is a message on the console.
        assertThat(complaints().size(), greaterThan(0));
        earlierComplaints = browser.complaints().size();
    }

    @Test
    void anEmptyCategoryShowsANotice() {
        open("/categories/" + category("Silence"), "Silence");

        assertThat(text(".notice"), containsString("Nothing has been published here yet."));
        assertEquals(List.of(), browser.accessibilityViolations());
    }

    @Test
    void anUnknownPostShowsTheProblem() {
        open("/no-such-post", "This page is not here");

        assertEquals("There is no post “no-such-post”.", text(".problem .lede"));
        assertEquals("noindex", attribute("meta[name=robots]", "content"));
        assertEquals(1, apiRequests().size());
        assertEquals(1, complaints().size(), () -> complaints().toString());
        earlierComplaints = browser.complaints().size();
        assertEquals(List.of(), browser.accessibilityViolations());
    }

    @Test
    void aPageWithoutAResponseCanBeRetried() {
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/api/v1/*")));
        open("/authors/tomasz-wrona", "No connection");
        assertEquals(List.of(), browser.accessibilityViolations());
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));

        one(".problem button").click();

        waitFor("//h1[.='Tomasz Wrona']");
        earlierComplaints = browser.complaints().size();
    }

    /** Opens a page, and waits until it is shown. */
    private static void open(String path, String heading) {
        browser.driver().get(site + path);
        one("main[aria-busy=false] h1");
        assertEquals(heading, run("return document.querySelector('h1').textContent"));
    }

    /** Elements that are wider than the screen, except for parts of SVG drawings, which are cut off. */
    private static String tooWide() {
        return run(
                """
                        return document.documentElement.scrollWidth <= screen.width ? '' : [...document.querySelectorAll('body *:not(svg *)')]
                            .filter(element => element.getBoundingClientRect().right > screen.width)
                            .map(element => element.outerHTML.slice(0, 100)).join('\\n') + document.documentElement.scrollWidth;""");
    }

    private static String origin(RunningJar service) {
        return "http://" + service.uri("").getAuthority();
    }

    private List<String> apiRequests() {
        var all = browser.requests();
        return all.subList(earlierRequests, all.size()).stream().map(Browser.Request::url)
                .filter(url -> url.startsWith(service.uri("/").toString())).toList();
    }

    private List<String> complaints() {
        var all = browser.complaints();
        return all.subList(earlierComplaints, all.size());
    }

    /** Input of a post that is older than those of the demonstration site, which stay the newest. */
    private static Map<String, Object> published(String title, Map<String, Object> more) {
        var input = new HashMap<String, Object>(
                Map.of("title", title, "status", "published", "publishedAt", "2020-01-01T00:00:00Z"));
        input.putAll(more);
        return input;
    }

    private static String post(Map<String, Object> input) {
        return service.as(TOKEN).body(input).post("/posts").then().statusCode(201).extract().path("id");
    }

    /** Slug of a category, which is created if it does not exist. */
    private static String category(String name) {
        var slug = name.toLowerCase();
        if (service.anyone().get("/categories/" + slug).statusCode() == 404) {
            service.as(TOKEN).body(Map.of("name", name)).post("/categories").then().statusCode(201);
        }
        return slug;
    }

    private static WebElement one(String css) {
        return browser.driver().findElement(By.cssSelector(css));
    }

    private static List<WebElement> all(String css) {
        return browser.driver().findElements(By.cssSelector(css));
    }

    private static void waitFor(String xpath) {
        browser.driver().findElement(By.xpath(xpath));
    }

    private static String text(String css) {
        return visibleText(one(css));
    }

    private static List<String> texts(String css) {
        return all(css).stream().map(FrontEndIT::visibleText).toList();
    }

    private static String visibleText(WebElement element) {
        return element.getText().replaceAll("\\s+", " ");
    }

    /** Latest announcement to screen readers. */
    private static String announced() {
        return run("return document.getElementById('announcement').textContent");
    }

    private static String attribute(String css, String name) {
        return one(css).getDomAttribute(name);
    }

    private static String run(String script, Object... arguments) {
        return (String) browser.driver().executeScript(script, arguments);
    }

    private static long number(String expression) {
        return (Long) browser.driver().executeScript("return " + expression);
    }
}
