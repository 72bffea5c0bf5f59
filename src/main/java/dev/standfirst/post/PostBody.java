package dev.standfirst.post;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;

/** Renders what an author wrote, once, when it is written: what readers get, its excerpt and its length. */
@Singleton
public class PostBody {

    public static final ContentInput EMPTY = new ContentInput(ContentFormat.HTML, "");

    private final SafeHtml safeHtml;

    PostBody(PostConfig config) {
        this.safeHtml = new SafeHtml(config.embedHosts());
    }

    /** A body as readers get it, and what cards say about it. */
    public record Rendered(String html, String excerpt, int wordCount) {
    }

    /** Leaves a body that stays the same alone. */
    public void write(@Nullable ContentInput input, Post post, PostContent content) {
        var wanted = input != null ? input : EMPTY;
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
