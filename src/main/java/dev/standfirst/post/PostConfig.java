package dev.standfirst.post;

import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of posts. */
@ConfigMapping(prefix = "standfirst.posts")
interface PostConfig {

    /** Hosts from which a body may embed frames, over https; all other frames are left out. */
    @WithDefault("www.youtube-nocookie.com,www.youtube.com,player.vimeo.com")
    Set<String> embedHosts();
}
