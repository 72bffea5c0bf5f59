/** One post with everything that its page shows. */
@NullMarked
package dev.standfirst.post.view;

import org.jspecify.annotations.NullMarked;
