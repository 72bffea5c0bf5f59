package dev.standfirst.share.visitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.start.WarmUp;

/**
 * Recognises crawlers by their user agent, from a list of regular expressions that a public project maintains. Nearly all
 * of the expressions are plain words, and a search for a word is much faster than one for an expression. The results for
 * recent user agents are cached.
 */
@Singleton
class Crawlers {

    /** Resource with one expression per line; the comment at its top holds the licence. */
    private static final String LIST = "/share/crawlers.txt";

    /** In characters, more than any browser sends; the rest of a longer user agent is not searched. */
    private static final int MAX_AGENT_LENGTH = 512;

    private static final int MAX_CACHED_AGENTS = 10_000;

    /** Expression that matches only its own text, apart from escaped characters. */
    private static final Pattern PLAIN = Pattern.compile("(?:[^\\\\.*+?()\\[\\]{}|^$]|\\\\[^a-zA-Z0-9])*");

    private final List<String> words = new ArrayList<>();
    private final List<Pattern> expressions = new ArrayList<>();
    private final Cache<String, Boolean> results = Caffeine.newBuilder().maximumSize(MAX_CACHED_AGENTS).build();

    Crawlers() {
        // The service shares a post during its warm-up, which must not be counted.
        words.add(WarmUp.AGENT);
        for (var expression : list()) {
            if (PLAIN.matcher(expression).matches()) {
                words.add(expression.replaceAll("\\\\(.)", "$1"));
            } else {
                expressions.add(Pattern.compile(expression));
            }
        }
    }

    /** Whether a user agent is one of a crawler. */
    boolean include(String agent) {
        return results.get(agent.length() > MAX_AGENT_LENGTH ? agent.substring(0, MAX_AGENT_LENGTH) : agent, this::search);
    }

    private boolean search(String agent) {
        return words.stream().anyMatch(agent::contains)
                || expressions.stream().anyMatch(expression -> expression.matcher(agent).find());
    }

    static List<String> list() {
        try (var in = Objects.requireNonNull(Crawlers.class.getResourceAsStream(LIST), LIST);
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
