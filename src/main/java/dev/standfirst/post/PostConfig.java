package dev.standfirst.post;

import java.time.Duration;
import java.util.Set;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of posts. */
@ConfigMapping(prefix = "standfirst.posts")
public interface PostConfig {

    /** Hosts from which a body may embed frames, over https; all other frames are left out. */
    @WithDefault("www.youtube-nocookie.com,www.youtube.com,player.vimeo.com")
    Set<String> embedHosts();

    /** Longest source of a body, in bytes of UTF-8. */
    @WithDefault("1M")
    MemorySize maxSource();

    /** Most characters of a source that may begin an element, such as {@code <} in HTML and {@code *} in Markdown. */
    @WithDefault("250000")
    @Min(1_000)
    int maxMarkup();

    /** Most processor time that the rendering of a body may take. */
    @WithDefault("PT2S")
    Duration maxRenderTime();

    /** Most bytes of bodies, as rendered HTML and as source, in one list page. */
    @WithDefault("8M")
    MemorySize maxPage();
}
