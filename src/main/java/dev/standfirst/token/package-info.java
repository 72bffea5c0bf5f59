/** Tokens: authenticate the clients of an author. */
@NullMarked
package dev.standfirst.token;

import org.jspecify.annotations.NullMarked;
