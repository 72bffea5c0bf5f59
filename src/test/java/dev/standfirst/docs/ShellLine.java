package dev.standfirst.docs;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;

/** A shell command of the guide. Parses no more of the shell's syntax than the guide uses: words, quotes, variables, curl. */
record ShellLine(List<String> words) {

    private static final Pattern WORD = Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(#.*)|([^\\s'\"#]+))");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z]+)");
    private static final RestAssuredConfig UNCHANGED = RestAssuredConfig.config()
            .redirect(RedirectConfig.redirectConfig().followRedirects(false))
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    /** Splits a block into commands; a backslash at the end of a line continues the command. */
    static List<String> of(String block) {
        return block.replace("\\\n", " ").lines().filter(line -> !line.isBlank()).toList();
    }

    static ShellLine parse(String line, Map<String, String> variables) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                words.add(matcher.group(1));
            } else if (matcher.group(2) != null) {
                words.add(VARIABLE.matcher(matcher.group(2)).replaceAll(name -> variables.get(name.group(1))));
            } else if (matcher.group(4) != null) {
                words.add(matcher.group(4));
            }
        }
        return new ShellLine(words);
    }

    boolean isCurl() {
        return words.get(0).equals("curl");
    }

    /** The variable that a line other than curl assigns, as in {@code ADMIN=…}. */
    String assigned() {
        return words.get(0).substring(0, words.get(0).indexOf('='));
    }

    /** Replaces “…” by the entity tag or the cursor of the last response, as a reader does. */
    ShellLine filledIn(Response last) {
        return new ShellLine(words.stream().map(word -> {
            if (word.startsWith("If-") && word.contains("…")) {
                return word.replaceFirst("\"[^\"]*…\"", Matcher.quoteReplacement(last.header("ETag")));
            }
            return word.contains("cursor=…") ? word.replace("…", last.path("page.next")) : word;
        }).toList());
    }

    /** Sends the request to {@code origin} in place of {@code localhost:8080}. */
    Response send(String origin) {
        var request = given().config(UNCHANGED).urlEncodingEnabled(false);
        String method = null;
        String address = null;
        String body = null;
        for (Iterator<String> rest = words.subList(1, words.size()).iterator(); rest.hasNext();) {
            var word = rest.next();
            switch (word) {
                case "-i" -> {
                }
                case "-X" -> method = rest.next();
                case "-d" -> body = rest.next();
                case "-H" -> {
                    var header = rest.next().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                default -> address = word;
            }
        }
        if (body != null) {
            request.body(body.getBytes(UTF_8));
        }
        return request.request(method != null ? method : body == null ? "GET" : "POST",
                address.replaceFirst("^(http://)?localhost:8080/", origin));
    }
}
