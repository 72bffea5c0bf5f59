/** Slugs: made from titles, kept unique, redirected when changed; the same for posts, authors, categories and tags. */
@NullMarked
package dev.standfirst.slug;

import org.jspecify.annotations.NullMarked;
