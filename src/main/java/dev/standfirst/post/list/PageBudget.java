package dev.standfirst.post.list;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.PostConfig;
import dev.standfirst.post.card.PostRow;

/** Bounds the bodies of a list page, so that a page of the longest posts fits into memory. */
@Singleton
class PageBudget {

    private record BodySize(UUID id, long bytes) {
    }

    private final CurrentSession session;
    private final PostConfig config;

    PageBudget(CurrentSession session, PostConfig config) {
        this.session = session;
        this.config = config;
    }

    /** Number of the first posts whose bodies fit into one list page; at least one. Runs one statement. */
    int fitting(List<PostRow> posts) {
        if (posts.isEmpty()) {
            return 0;
        }
        var ids = new InList("id", posts.stream().map(PostRow::id).toList());
        var query = session.get().createSelectionQuery(
                "select c.postId, c.bytes from PostContent c where c.postId in " + ids.hql(), BodySize.class);
        ids.bind(query);
        var sizes = query.getResultStream().collect(toMap(BodySize::id, BodySize::bytes));
        var left = config.maxPage().asLongValue();
        for (var fitting = 0; fitting < posts.size(); fitting++) {
            left -= sizes.getOrDefault(posts.get(fitting).id(), 0L);
            if (left < 0) {
                return Math.max(fitting, 1);
            }
        }
        return posts.size();
    }
}
