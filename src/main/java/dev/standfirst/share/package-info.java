/** Shares: counted exactly and durably, once per visitor and window, and the links that share a post. */
@NullMarked
package dev.standfirst.share;

import org.jspecify.annotations.NullMarked;
