package dev.standfirst.post.card;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.PostSeo;

/** {@code include=seo}: data for search engines and link previews. */
@Singleton
@IncludeName("seo")
class SeoInclude implements PostInclude {

    private record Row(UUID id, PostSeo seo) {
    }

    private final CurrentSession session;

    SeoInclude(CurrentSession session) {
        this.session = session;
    }

    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        var ids = new InList("id", posts.stream().map(PostCard::id).toList());
        var query = session.get().createSelectionQuery("select p.id, p.seo from Post p where p.id in " + ids.hql(), Row.class);
        ids.bind(query);
        var seo = query.getResultStream().collect(toMap(Row::id, Row::seo));
        posts.forEach(post -> post.seo = seo.get(post.id()));
    }
}
