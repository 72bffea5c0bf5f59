/** Networks, and links that share a post to them. */
@NullMarked
package dev.standfirst.share.link;

import org.jspecify.annotations.NullMarked;
