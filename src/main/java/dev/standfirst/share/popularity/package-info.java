/** Popularity of posts: the order of lists sorted by shares, updated within a second after the share counts. */
@NullMarked
package dev.standfirst.share.popularity;

import org.jspecify.annotations.NullMarked;
