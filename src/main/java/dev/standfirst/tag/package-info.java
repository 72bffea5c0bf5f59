/** Tags: free words on posts, created on first use. */
@NullMarked
package dev.standfirst.tag;

import org.jspecify.annotations.NullMarked;
