/** Preview links, which show one post to everybody who has the link. */
@NullMarked
package dev.standfirst.post.preview;

import org.jspecify.annotations.NullMarked;
