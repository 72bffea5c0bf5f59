/**
 * Slugs of posts, authors, categories and tags: created from titles, unique within their kind, and redirected after a change.
 */
@NullMarked
package dev.standfirst.slug;

import org.jspecify.annotations.NullMarked;
