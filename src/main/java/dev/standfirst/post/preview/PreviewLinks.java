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

/** Makes preview links and tells what they open. To be called within a transaction. */
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

    /** What lets anybody read the post for so long, unless it is revoked before. */
    PreviewToken issue(Post post, Duration expiresIn) {
        return new PreviewToken(post.id, clock.instant().plus(expiresIn), post.previewEpoch);
    }

    /** The token as it stands in the link. */
    String signed(PreviewToken token) {
        return token.signed(bytes(secret.orElseGet(this::keptSecret)));
    }

    /**
     * The post that the token opens, whatever its status; 308 where the path has a former slug of it. Any other token is the
     * same 403, so that nobody learns from it which posts there are.
     */
    Post open(Ref ref, String text) {
        var token = secret.or(() -> PreviewKey.find().map(key -> key.secret))
                .flatMap(key -> PreviewToken.verified(text, bytes(key)))
                .filter(verified -> verified.expiresAt().isAfter(clock.instant())).orElseThrow(PreviewLinks::refused);
        var post = Post.<Post> findByIdOptional(token.post())
                .filter(found -> !found.inTrash() && found.previewEpoch == token.epoch()).orElseThrow(PreviewLinks::refused);
        if (!post.isNamed(ref)) {
            throw slugs.formerOwner(SlugKind.POST, ref).filter(post.id::equals)
                    .<RuntimeException> map(owner -> new FormerSlugException(ref, post.slug)).orElseGet(PreviewLinks::refused);
        }
        return post;
    }

    /** Made with the first link. Of two instances that make it at the same moment, both keep the same one. */
    private String keptSecret() {
        return PreviewKey.find().or(() -> {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            exclusive.tryInsert("PreviewKey", Map.of("id", PreviewKey.ID),
                    Map.of("secret", HexFormat.of().formatHex(random)));
            return PreviewKey.find();
        }).orElseThrow().secret;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(UTF_8);
    }

    private static ProblemException refused() {
        return FORBIDDEN.because("This preview link is no longer good; ask whoever sent it for a new one.");
    }
}
