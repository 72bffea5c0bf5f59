package dev.standfirst.post.card;

import java.util.List;

/** A value of {@code include=} that adds something to every post of a response. Each is a bean with an {@link IncludeName}. */
public interface PostInclude {

    /** Adds it to all posts at once, with a number of statements that does not depend on how many there are. */
    void addTo(List<PostCard> posts, IncludeContext context);
}
