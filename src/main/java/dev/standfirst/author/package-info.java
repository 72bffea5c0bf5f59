/** Authors: who writes, what a byline shows, and who is calling. */
@NullMarked
package dev.standfirst.author;

import org.jspecify.annotations.NullMarked;
