/** Rate limits, and the client address that they count by. */
@NullMarked
package dev.standfirst.http.limit;

import org.jspecify.annotations.NullMarked;
