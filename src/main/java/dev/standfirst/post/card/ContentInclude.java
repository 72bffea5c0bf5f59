package dev.standfirst.post.card;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.PostConfig;

/** {@code include=content}: the rendered body, for a list whose posts are read in place. */
@Singleton
@IncludeName("content")
class ContentInclude implements PostInclude {

    private record Row(UUID id, ContentFormat format, String html) {
    }

    private final CurrentSession session;
    private final PostConfig config;

    ContentInclude(CurrentSession session, PostConfig config) {
        this.session = session;
        this.config = config;
    }

    /** 400 if the bodies are together too long for one response; one body is never too long. */
    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        var ids = new InList("id", posts.stream().map(PostCard::id).toList());
        // The condition on the sum keeps the database from sending bodies that would not fit into memory.
        var hql = "select c.postId, c.format, c.html from PostContent c where c.postId in " + ids.hql()
                + (posts.size() == 1 ? ""
                        : " and (select sum(other.bytes) from PostContent other where other.postId in " + ids.hql()
                                + ") <= :most");
        var query = session.get().createSelectionQuery(hql, Row.class);
        ids.bind(query);
        if (posts.size() > 1) {
            query.setParameter("most", config.maxPage().asLongValue());
        }
        var bodies = query.getResultStream()
                .collect(toMap(Row::id, row -> new ContentView(row.format, null, row.html)));
        if (bodies.isEmpty() && posts.size() > 1) {
            throw INVALID_PARAMETER.in("include", "PageSize",
                    "must not contain “%s” here, because the bodies of these posts are too long for one response",
                    PostIncludes.CONTENT);
        }
        posts.forEach(post -> post.content = bodies.get(post.id()));
    }
}
