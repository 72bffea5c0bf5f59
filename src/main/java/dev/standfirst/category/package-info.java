/** Categories: a tree by which posts are listed. */
@NullMarked
package dev.standfirst.category;

import org.jspecify.annotations.NullMarked;
