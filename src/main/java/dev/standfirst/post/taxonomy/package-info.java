/** What posts mean to authors, categories and tags: counts, newest posts, reassignment. */
@NullMarked
package dev.standfirst.post.taxonomy;

import org.jspecify.annotations.NullMarked;
