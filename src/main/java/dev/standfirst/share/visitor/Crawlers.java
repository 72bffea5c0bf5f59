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
 * Recognises the crawlers that say what they are, by a list that others maintain. Nearly all of its expressions are
 * plain words, which are found much faster than expressions are; and what a browser sends is known after the first
 * time.
 */
@Singleton
class Crawlers {

    /** Beside the comment at its top, which has the licence. */
    private static final String LIST = "/share/crawlers.txt";

    /** In characters, and more than any browser says; what comes behind is not looked at. */
    private static final int LONGEST = 512;

    private static final int MOST_KNOWN = 10_000;

    /** An expression that means the text itself, but for what is escaped. */
    private static final Pattern PLAIN = Pattern.compile("(?:[^\\\\.*+?()\\[\\]{}|^$]|\\\\[^a-zA-Z0-9])*");

    private final List<String> words = new ArrayList<>();
    private final List<Pattern> expressions = new ArrayList<>();
    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    Crawlers() {
        // Of the service itself: what it asks when it starts is no reader's share.
        words.add(WarmUp.AGENT);
        for (var expression : list()) {
            if (PLAIN.matcher(expression).matches()) {
                words.add(expression.replaceAll("\\\\(.)", "$1"));
            } else {
                expressions.add(Pattern.compile(expression));
            }
        }
    }

    /** Whether what calls itself so is one. */
    boolean have(String agent) {
        return known.get(agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent, this::look);
    }

    private boolean look(String agent) {
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
