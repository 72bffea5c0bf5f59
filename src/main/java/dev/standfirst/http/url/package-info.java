/** Absolute URLs of the service. */
@NullMarked
package dev.standfirst.http.url;

import org.jspecify.annotations.NullMarked;
