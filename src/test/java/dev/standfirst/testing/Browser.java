package dev.standfirst.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Headless Chromium that records the requests and the console messages of a page. Without Chromium on this machine, the test
 * is skipped.
 */
public final class Browser implements AutoCloseable {

    /** A request that a page sent, and its kind: “Document”, “Fetch”, “Script”, … */
    public record Request(String method, String url, String kind) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_BROWSER = "No Chromium with chromedriver is on the PATH (Debian: apt install chromium-driver), so this test needs a browser and is skipped.";
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");
    private static final List<String> OPTIONS = List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--window-size=1280,900");

    /** Selenium warns that it finds no implementation of a protocol, which is not used here. */
    private static final Logger VERSION_WARNING = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser with an empty profile. */
    public static Browser open() {
        var browser = BROWSERS.stream().map(Browser::onPath).filter(file -> file != null).findFirst().orElse(null);
        var chromedriver = onPath("chromedriver");
        if (browser == null || chromedriver == null) {
            // Maven does not print why a whole class is skipped.
            Logger.getLogger(Browser.class.getName()).warning(NO_BROWSER);
            abort(NO_BROWSER);
        }
        VERSION_WARNING.setLevel(Level.OFF);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions().setBinary(browser).addArguments(OPTIONS);
        options.setCapability("goog:loggingPrefs", logs);
        var driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build(), options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(120))
                .implicitlyWait(Duration.ofSeconds(10));
        return new Browser(driver);
    }

    /** Driver to find, click and type with; it waits up to ten seconds for an element. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Forgets the messages and requests so far, and opens a page. */
    public Browser visit(String url) {
        complaints();
        complaints.clear();
        requests();
        requests.clear();
        driver.get(url);
        return this;
    }

    /** Sets the size of the screen in CSS pixels; below 600 it is the screen of a phone. */
    public Browser withScreen(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", width < 600 ? 2 : 1, "mobile", width < 600));
        return this;
    }

    /** Sets whether the reader prefers dark pages. */
    public Browser withDarkPages(boolean dark) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Sets whether scripts of pages run. */
    public Browser withScripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
        return this;
    }

    /** Warnings and errors of the console, among them each breach of a Content-Security-Policy. */
    public List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .forEach(entry -> complaints.add(entry.getLevel() + " " + entry.getMessage()));
        return List.copyOf(complaints);
    }

    /** Requests to any host since the visit began, those of scripts included; without the bodies of the responses. */
    public List<Request> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().forEach(entry -> recordRequest(entry.getMessage()));
        return List.copyOf(requests);
    }

    /** Requests to another origin than this, for example {@code http://localhost:8080}. */
    public List<Request> requestsToOthersThan(String origin) {
        return requests().stream().filter(request -> !request.url().startsWith(origin + "/"))
                .filter(request -> !request.url().startsWith("data:") && !request.url().startsWith("blob:")).toList();
    }

    /** Violations that axe-core finds on the page as it is now: a rule and the elements that break it in each line. */
    public List<String> accessibilityViolations() {
        return accessibilityViolations("html");
    }

    /** Violations in the part that a CSS selector finds, because axe-core takes long for each element. */
    public List<String> accessibilityViolations(String part) {
        driver.executeScript(axe());
        var found = JSON.valueToTree(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(arguments[0], {resultTypes: ['violations']}).then(results => done(results.violations),
                        failure => done([{id: String(failure), help: 'axe-core failed', nodes: []}]));""", part));
        var violations = new ArrayList<String>();
        for (var violation : found) {
            violations.add(violation.get("id").asText() + " (" + violation.path("help").asText() + "): "
                    + String.join(", ", violation.get("nodes").findValuesAsText("html")));
        }
        return violations;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void recordRequest(String message) {
        JsonNode event;
        try {
            event = JSON.readTree(message).path("message");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        if (event.path("method").asText().equals("Network.requestWillBeSent")) {
            var request = event.path("params").path("request");
            requests.add(new Request(request.path("method").asText(), request.path("url").asText(),
                    event.path("params").path("type").asText()));
        }
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, name)).filter(File::canExecute).findFirst().orElse(null);
    }
}
