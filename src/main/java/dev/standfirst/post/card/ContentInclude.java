package dev.standfirst.post.card;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.ContentFormat;

/** {@code include=content}: the rendered body, for a list whose posts are read in place. */
@Singleton
@IncludeName("content")
class ContentInclude implements PostInclude {

    private record Row(UUID id, ContentFormat format, String html) {
    }

    private final CurrentSession session;

    ContentInclude(CurrentSession session) {
        this.session = session;
    }

    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        var ids = new InList("id", posts.stream().map(PostCard::id).toList());
        var query = session.get()
                .createSelectionQuery("select c.postId, c.format, c.html from PostContent c where c.postId in " + ids.hql(),
                        Row.class);
        ids.bind(query);
        var bodies = query.getResultStream()
                .collect(toMap(Row::id, row -> ContentView.ofReader(row.format, row.html)));
        posts.forEach(post -> post.content = bodies.get(post.id()));
    }
}
