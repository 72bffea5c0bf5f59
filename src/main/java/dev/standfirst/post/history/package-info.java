/** Revisions as they are stored. */
@NullMarked
package dev.standfirst.post.history;

import org.jspecify.annotations.NullMarked;
