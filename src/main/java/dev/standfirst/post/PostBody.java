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
class PostBody {

    private static final ContentInput EMPTY = new ContentInput(ContentFormat.HTML, "");

    private final SafeHtml safeHtml;

    PostBody(PostConfig config) {
        this.safeHtml = new SafeHtml(config.embedHosts());
    }

    /** Leaves a body that stays the same alone. */
    void write(@Nullable ContentInput input, Post post, PostContent content) {
        var wanted = input != null ? input : EMPTY;
        if (wanted.format() == content.format && wanted.source().equals(content.source)) {
            return;
        }
        content.format = wanted.format();
        content.source = wanted.source();
        content.html = safeHtml.clean(wanted.format().toHtml(wanted.source()));
        var text = PlainText.of(content.html);
        post.autoExcerpt = Excerpt.ofText(text);
        post.wordCount = WordCount.ofText(text);
    }
}
