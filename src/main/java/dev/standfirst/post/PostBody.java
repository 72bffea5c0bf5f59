package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.MoreMark;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;
import dev.standfirst.text.markdown.MarkdownException;

/** Renders the source of a post when it is written, to HTML, excerpt and word count; reading never renders. */
@Singleton
public class PostBody {

    private final SafeHtml safeHtml;

    PostBody(PostConfig config) {
        this.safeHtml = new SafeHtml(config.embedHosts());
    }

    /** Sanitised HTML of a body, with the excerpt and the word count of cards. */
    public record Rendered(String html, String excerpt, int wordCount) {
    }

    /** Renders the input into the post and its content, unless the source and its format are unchanged. */
    public void write(@Nullable ContentInput input, Post post, PostContent content) {
        var wanted = input != null ? input : ContentInput.EMPTY;
        if (wanted.format() == content.format && wanted.source().equals(content.source)) {
            return;
        }
        var rendered = render(wanted);
        content.format = wanted.format();
        content.source = wanted.source();
        content.html = rendered.html;
        post.autoExcerpt = rendered.excerpt;
        post.wordCount = rendered.wordCount;
    }

    public Rendered render(ContentInput input) {
        var rendered = toHtml(input);
        var html = safeHtml.clean(rendered);
        return new Rendered(html, excerpt(rendered, html), WordCount.ofText(PlainText.of(html)));
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
