/** Posts: written, published, listed, and shown with all that a page needs. */
@NullMarked
package dev.standfirst.post;

import org.jspecify.annotations.NullMarked;
