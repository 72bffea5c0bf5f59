package dev.standfirst.demo;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.standfirst.post.Post;
import dev.standfirst.post.PostStatus;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/** Logs the URLs of the documentation and of an example request. */
@Singleton
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    @Transactional
    void log(@Observes @Priority(Startup.WELCOME) StartupEvent start, @ConfigProperty(name = "quarkus.http.port") int port) {
        var base = "http://localhost:" + port;
        LOG.infof("API documentation: %s/docs", base);
        newest().ifPresent(
                post -> LOG.infof("Data of an article page: %s/api/v1/posts/%s?include=recent,shareLinks,publishedAgo",
                        base, post.slug));
    }

    private static Optional<Post> newest() {
        return Post.find("status = ?1 and trashedAt is null order by publishedAt desc", PostStatus.PUBLISHED)
                .firstResultOptional();
    }
}
