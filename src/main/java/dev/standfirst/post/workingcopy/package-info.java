/** Working copies: unpublished changes of a published post. */
@NullMarked
package dev.standfirst.post.workingcopy;

import org.jspecify.annotations.NullMarked;
