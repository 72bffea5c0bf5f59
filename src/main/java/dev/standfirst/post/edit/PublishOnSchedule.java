package dev.standfirst.post.edit;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import dev.standfirst.jobs.OneTimeJob;
import dev.standfirst.post.Post;

/** Publishes a scheduled post at its date. The post is public from its date on, even if this job runs late. */
@Singleton
class PublishOnSchedule implements OneTimeJob {

    static final String NAME = "publish-on-schedule";

    private static final Logger LOG = Logger.getLogger(PublishOnSchedule.class);

    private final PostLock lock;
    private final Clock clock;

    PublishOnSchedule(PostLock lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Does nothing to a post that is no longer scheduled for a past date. */
    @Override
    @Transactional
    public void run(UUID id) {
        var now = clock.instant();
        var post = Post.<Post> findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (post != null && post.isDue(now)) {
            lock.publishIfDue(post, now);
            LOG.infof("Published on schedule: %s", post.slug);
        }
    }
}
