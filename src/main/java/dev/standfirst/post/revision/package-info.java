/** Revisions as the API shows them: list, read, compare, restore. */
@NullMarked
package dev.standfirst.post.revision;

import org.jspecify.annotations.NullMarked;
