/** Tags: free words that posts carry, made on first use. */
@NullMarked
package dev.standfirst.tag;

import org.jspecify.annotations.NullMarked;
