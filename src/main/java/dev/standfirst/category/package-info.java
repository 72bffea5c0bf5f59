/** Categories: a tree that posts are filed in. */
@NullMarked
package dev.standfirst.category;

import org.jspecify.annotations.NullMarked;
