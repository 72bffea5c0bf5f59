/** Creating, changing, scheduling and trashing posts. */
@NullMarked
package dev.standfirst.post.edit;

import org.jspecify.annotations.NullMarked;
