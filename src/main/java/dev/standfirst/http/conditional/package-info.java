/** Conditional requests (RFC 9110, §13): entity tags and preconditions. */
@NullMarked
package dev.standfirst.http.conditional;

import org.jspecify.annotations.NullMarked;
