package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;
import dev.standfirst.text.html.HtmlException;
import dev.standfirst.text.html.Removal;

/** Renders the source of a post when it is written, to HTML, excerpt and word count; reading never renders. */
@Singleton
public class PostBody {

    private final SafeHtml safeHtml;

    PostBody(PostConfig config) {
        this.safeHtml = new SafeHtml(config.embedHosts());
    }

    /** Sanitised HTML of a body and what it lacks, with the excerpt and the word count of cards. */
    public record Rendered(String html, List<Removal> removed, String excerpt, int wordCount) {
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
        content.removed = rendered.removed;
        post.autoExcerpt = rendered.excerpt;
        post.wordCount = rendered.wordCount;
    }

    public Rendered render(ContentInput input) {
        var sanitised = sanitised(input.format().toHtml(input.source()));
        var text = PlainText.of(sanitised.html());
        return new Rendered(sanitised.html(), sanitised.removed(), Excerpt.ofText(text), WordCount.ofText(text));
    }

    private SafeHtml.Sanitised sanitised(String html) {
        try {
            return safeHtml.sanitise(html);
        } catch (HtmlException e) {
            throw INVALID.at("/content/source", e.code(), "%s", e.getMessage());
        }
    }
}
