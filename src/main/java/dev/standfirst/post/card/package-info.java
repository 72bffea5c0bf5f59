/** Cards: what every list and page shows of a post, and the includes that add to it. */
@NullMarked
package dev.standfirst.post.card;

import org.jspecify.annotations.NullMarked;
