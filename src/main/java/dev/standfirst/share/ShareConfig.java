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

    /** How long the same visitor's share of the same post to the same network is not counted again; ISO 8601, PT0S for off. */
    @WithDefault("PT1H")
    Duration dedupeWindow();

    /**
     * Keys the hashes that recognise visitors; the same on all instances. Without it each process makes its own, and recognises
     * nobody after a restart.
     */
    Optional<String> secret();

    /** Shares that one address can make within a minute, on each instance; no limit where requests have none. */
    @WithDefault("300")
    @Min(1)
    @Max(1_000_000_000)
    long perMinute();

    /** Shares that may wait to be written, on each instance. One that comes when there are so many is refused. */
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int queue();

    /** Shares written in one transaction, at most. With 1, each is written by itself. */
    @WithDefault("4096")
    @Min(1)
    @Max(100_000)
    int batch();

    /** Networks beyond those built in: name and address, with {@code {url}} and {@code {title}} for the post's own. */
    Map<@Size(max = 50) String, @Pattern(regexp = "\\S*\\{url}\\S*", message = "must be an address with {url} in it") String> networks();

    /** Where the share link for Mastodon leads; a host name. */
    @WithDefault("mastodon.social")
    @Pattern(regexp = "[A-Za-z0-9.-]+(:[0-9]+)?", message = "must be a host name")
    String mastodonInstance();

    /** Where the share link for Bluesky leads; a host name. */
    @WithDefault("bsky.app")
    @Pattern(regexp = "[A-Za-z0-9.-]+(:[0-9]+)?", message = "must be a host name")
    String blueskyInstance();

    /** Adds {@code utm_source} to the address that is shared; {@code {network}} stands for the network's name. */
    Optional<@Size(max = 100) String> utmSource();

    /** The same for {@code utm_medium}. */
    Optional<@Size(max = 100) String> utmMedium();

    /** The same for {@code utm_campaign}. */
    Optional<@Size(max = 100) String> utmCampaign();
}
