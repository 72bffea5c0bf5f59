/** Tokens: how an author's clients prove who they are. */
@NullMarked
package dev.standfirst.token;

import org.jspecify.annotations.NullMarked;
