package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.MoreMark;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;
import dev.standfirst.text.markdown.MarkdownException;

/** Renders the source of a post when it is written, to HTML, excerpt and word count; reading never renders. */
@Singleton
public class PostBody {

    /** Rendering of a body, or the problem that it had: a batch reports it at the operation that it belongs to. */
    private final ThreadLocal<@Nullable Map<ContentInput, Supplier<Rendered>>> renderedFirst = new ThreadLocal<>();

    private final SafeHtml safeHtml;
    private final Renderings renderings;

    PostBody(PostConfig config, Renderings renderings) {
        this.safeHtml = new SafeHtml(config.embedHosts());
        this.renderings = renderings;
    }

    /** Sanitised HTML of a body, with the excerpt and the word count of cards. */
    public record Rendered(String html, String excerpt, int wordCount) {
    }

    /** Writes the input into the post and its content, unless the source and its format are unchanged. */
    public void write(@Nullable ContentInput input, Post post, PostContent content) {
        var wanted = input != null ? input : ContentInput.EMPTY;
        if (wanted.format() == content.format && wanted.source().equals(content.source)) {
            return;
        }
        var rendered = rendered(wanted);
        content.format = wanted.format();
        content.source = wanted.source();
        content.html = rendered.html;
        post.autoExcerpt = rendered.excerpt;
        post.wordCount = rendered.wordCount;
    }

    /**
     * Rendering of a body that a transaction writes. Within {@link #renderedFirst}, it must have been rendered before;
     * elsewhere, such as at the start of the service, it is rendered now.
     */
    public Rendered rendered(ContentInput input) {
        var known = renderedFirst.get();
        if (known == null) {
            return render(input);
        }
        var rendered = known.get(input);
        if (rendered == null) {
            throw new UnrenderedBody(List.of(input));
        }
        return rendered.get();
    }

    /** Calls a method that runs a transaction, again and again until all bodies that it writes have been rendered before. */
    <T> T renderedFirst(Callable<T> method) throws Exception {
        var known = new HashMap<ContentInput, Supplier<Rendered>>();
        renderedFirst.set(known);
        try {
            while (true) {
                try {
                    return method.call();
                } catch (UnrenderedBody e) {
                    // Each repetition knows more bodies than the last one.
                    e.bodies().forEach(input -> known.put(input, attempt(input)));
                }
            }
        } finally {
            renderedFirst.remove();
        }
    }

    private Supplier<Rendered> attempt(ContentInput input) {
        try {
            var rendered = render(input);
            return () -> rendered;
        } catch (ProblemException e) {
            return () -> {
                throw e;
            };
        }
    }

    private Rendered render(ContentInput input) {
        return renderings.run(input, () -> {
            var rendered = toHtml(input);
            var html = safeHtml.clean(rendered);
            return new Rendered(html, excerpt(rendered, html), WordCount.ofText(PlainText.of(html)));
        });
    }

    private static String toHtml(ContentInput input) {
        try {
            return input.format().toHtml(input.source());
        } catch (MarkdownException e) {
            throw INVALID.at("/content/source", e.code(), "%s", e.getMessage());
        }
    }

    /** Excerpt of the text before the author's mark for its end; of the whole text if there is none. */
    private String excerpt(String rendered, String html) {
        var marked = MoreMark.before(rendered).map(before -> Excerpt.ofHtml(safeHtml.clean(before))).orElse("");
        return marked.isEmpty() ? Excerpt.ofHtml(html) : marked;
    }
}
