package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.standfirst.http.Client;
import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.text.Markup;
import dev.standfirst.text.RenderBudget;

/** Bounds the renderings of bodies: each by its size, its time and its result, and all by the number that run at once. */
@Singleton
class Renderings {

    private static final String SOURCE = "/content/source";

    /** Bytes up to which a source is rendered at once, since that takes a few milliseconds. */
    private static final int SMALL = 32 * 1024;

    /** Rendered HTML in characters: at most so many times its source, plus a constant for short sources. */
    private static final int GROWTH = 10;
    private static final int GROWTH_OF_SHORT = 10_000;

    /** Waiting renderings for each running one. Each occupies a thread that could serve readers. */
    private static final int WAITING = 2;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final PostConfig config;
    private final Client client;
    /** One for every two processors: the others serve readers, and two renderings need twice the memory. */
    private final Semaphore running;
    private final Semaphore admitted;

    Renderings(PostConfig config, Client client) {
        this.config = config;
        this.client = client;
        var most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.running = new Semaphore(most, true);
        this.admitted = new Semaphore(most * (1 + WAITING));
    }

    /**
     * Runs a rendering of the source. 422 for a source that exceeds a limit or whose rendering does, 503 if too many others
     * wait.
     */
    <T> T run(ContentInput input, Supplier<T> rendering) {
        var bytes = input.source().getBytes(UTF_8).length;
        checkSource(input, bytes);
        if (bytes <= SMALL) {
            return withinBudget(input, rendering);
        }
        if (!admitted.tryAcquire()) {
            throw busy();
        }
        try {
            if (!running.tryAcquire(MAX_WAIT.toNanos(), NANOSECONDS)) {
                throw busy();
            }
            try {
                return withinBudget(input, rendering);
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            admitted.release();
        }
    }

    private void checkSource(ContentInput input, int bytes) {
        var max = config.maxSource().asLongValue();
        if (bytes > max) {
            throw INVALID.at(SOURCE, "Size", "must be at most %d bytes long in UTF-8; it has %d", max, bytes);
        }
        var marks = input.format() == ContentFormat.HTML ? Markup.countInHtml(input.source())
                : Markup.countInMarkdown(input.source());
        if (marks > config.maxMarkup()) {
            throw INVALID.at(SOURCE, "TooManyElements",
                    "must have at most %d characters that may begin an element; it has %d; split the post",
                    config.maxMarkup(), marks);
        }
    }

    private <T> T withinBudget(ContentInput input, Supplier<T> rendering) {
        var length = input.source().length();
        var maxLength = GROWTH * (long) length + GROWTH_OF_SHORT;
        try {
            return new RenderBudget(config.maxRenderTime(), maxLength, client.hasLeft()).run(rendering);
        } catch (RenderBudget.Exceeded e) {
            throw switch (e.bound()) {
                case TIME -> INVALID.at(SOURCE, "RenderTime",
                        "takes longer than %d ms of processor time to render; simplify the markup, or split the post",
                        config.maxRenderTime().toMillis());
                case LENGTH -> INVALID.at(SOURCE, "RenderedSize",
                        "renders to more than %d characters of HTML, which is %d times the %d characters of its source and %d more",
                        maxLength, GROWTH, length, GROWTH_OF_SHORT);
                case ATTRIBUTES -> INVALID.at(SOURCE, "TooManyAttributes", "must have at most %d attributes in each tag",
                        RenderBudget.MAX_ATTRIBUTES);
                case CANCELLED -> UNAVAILABLE.because("The client closed the connection. Nothing was changed.");
            };
        }
    }

    private static ProblemException busy() {
        return UNAVAILABLE.because("Too many long posts are being rendered. Nothing was changed; retry the request.");
    }
}
