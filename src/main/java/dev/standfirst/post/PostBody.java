package dev.standfirst.post;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;

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
        var html = safeHtml.clean(input.format().toHtml(input.source()));
        var text = PlainText.of(html);
        return new Rendered(html, Excerpt.ofText(text), WordCount.ofText(text));
    }
}
