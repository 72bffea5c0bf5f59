/** Strict reading of JSON, RFC 3339 times, and merge patches. */
@NullMarked
package dev.standfirst.json;

import org.jspecify.annotations.NullMarked;
