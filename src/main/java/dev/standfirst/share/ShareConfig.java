package dev.standfirst.share;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of shares. */
@ConfigMapping(prefix = "standfirst.shares")
public interface ShareConfig {

    /** Time in which a visitor's repeated share of a post to the same network is not counted; ISO 8601, PT0S for off. */
    @WithDefault("PT1H")
    Duration dedupeWindow();

    /**
     * Secret key of the hashes that recognise visitors; the same on all instances. Without it each process generates a key,
     * and recognises no earlier visitor after a restart.
     */
    Optional<String> secret();

    /** Shares per address and minute, on each instance; unlimited if the rate limit is off. */
    @WithDefault("300")
    @Min(1)
    @Max(1_000_000_000)
    long perMinute();

    /** Shares in the queue of each instance, at most. A share is rejected with 503 while the queue is full. */
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int queue();

    /** Shares written in one transaction, at most. With 1, each share has a transaction of its own. */
    @WithDefault("4096")
    @Min(1)
    @Max(100_000)
    int batch();

    /**
     * Networks besides those built in: name and share address, in which {@code {url}} and {@code {title}} stand for the
     * post's.
     */
    Map<@Size(max = 50) String, @Pattern(regexp = "\\S*\\{url}\\S*", message = "must be an address with {url} in it") String> networks();

    /** Host name, and optionally port, of the Mastodon instance that share links lead to. */
    @WithDefault("mastodon.social")
    @Pattern(regexp = "[A-Za-z0-9.-]+(:[0-9]+)?", message = "must be a host name")
    String mastodonInstance();

    /** Host name, and optionally port, of the Bluesky app that share links lead to. */
    @WithDefault("bsky.app")
    @Pattern(regexp = "[A-Za-z0-9.-]+(:[0-9]+)?", message = "must be a host name")
    String blueskyInstance();

    /** Value of {@code utm_source} in the shared address; {@code {network}} stands for the name of the network. */
    Optional<@Size(max = 100) String> utmSource();

    /** Value of {@code utm_medium} in the shared address; {@code {network}} stands for the name of the network. */
    Optional<@Size(max = 100) String> utmMedium();

    /** Value of {@code utm_campaign} in the shared address; {@code {network}} stands for the name of the network. */
    Optional<@Size(max = 100) String> utmCampaign();
}
