package dev.standfirst.post.preview;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.post.Post;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Issues preview tokens and finds the post that a token opens. Its methods run within a transaction. */
@Singleton
class PreviewLinks {

    private static final int SECRET_BYTES = 32;

    private final Optional<String> secret;
    private final ExclusiveInsert exclusive;
    private final Slugs slugs;
    private final Clock clock;

    PreviewLinks(PreviewConfig config, ExclusiveInsert exclusive, Slugs slugs, Clock clock) {
        this.secret = config.secret();
        this.exclusive = exclusive;
        this.slugs = slugs;
        this.clock = clock;
    }

    /** Token that shows the post for a time, unless it is revoked. */
    PreviewToken issue(Post post, Duration expiresIn) {
        return new PreviewToken(post.id, clock.instant().plus(expiresIn), post.previewEpoch);
    }

    /** Signed text of the token. */
    String signed(PreviewToken token) {
        return token.signed(bytes(secret.orElseGet(this::keptSecret)));
    }

    /**
     * Post that the token opens, whatever its status; 308 if the path contains a former slug of it. Every other token is the
     * same 403, which does not reveal what posts exist.
     */
    Post open(Ref ref, String text) {
        var token = secret.or(() -> PreviewKey.find().map(key -> key.secret))
                .flatMap(key -> PreviewToken.verified(text, bytes(key)))
                .filter(verified -> verified.expiresAt().isAfter(clock.instant())).orElseThrow(PreviewLinks::refused);
        var post = Post.<Post> findByIdOptional(token.post())
                .filter(found -> !found.inTrash() && found.previewEpoch == token.epoch()).orElseThrow(PreviewLinks::refused);
        if (!post.isNamed(ref)) {
            throw slugs.formerOwner(SlugKind.POST, ref).filter(post.id::equals)
                    .<RuntimeException> map(owner -> new FormerSlugException(SlugKind.POST, ref, post.slug))
                    .orElseGet(PreviewLinks::refused);
        }
        return post;
    }

    /** Generated with the first link. Two instances that generate it at the same time end up with the same key. */
    private String keptSecret() {
        return PreviewKey.find().or(() -> {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            exclusive.tryInsert("preview_key", Map.of("id", PreviewKey.ID),
                    Map.of("secret", HexFormat.of().formatHex(random)));
            return PreviewKey.find();
        }).orElseThrow().secret;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(UTF_8);
    }

    private static ProblemException refused() {
        return FORBIDDEN.because("This preview link is invalid or has expired; request a new one from its author.");
    }
}
