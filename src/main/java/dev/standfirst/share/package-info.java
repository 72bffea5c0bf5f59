/** Shares of posts, counted exactly and durably, once per visitor and dedupe window; and links that share a post. */
@NullMarked
package dev.standfirst.share;

import org.jspecify.annotations.NullMarked;
