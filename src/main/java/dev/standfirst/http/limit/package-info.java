/** Rate limits, and the client address by which they count. */
@NullMarked
package dev.standfirst.http.limit;

import org.jspecify.annotations.NullMarked;
