/** Popularity: what lists are sorted by, which follows the share counts. */
@NullMarked
package dev.standfirst.share.popularity;

import org.jspecify.annotations.NullMarked;
