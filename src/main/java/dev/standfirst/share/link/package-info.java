/** Networks, and the links that share a post there. */
@NullMarked
package dev.standfirst.share.link;

import org.jspecify.annotations.NullMarked;
