/** Several operations on posts in one request. */
@NullMarked
package dev.standfirst.post.batch;

import org.jspecify.annotations.NullMarked;
