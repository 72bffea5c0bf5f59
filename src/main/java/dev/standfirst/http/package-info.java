/** Filters that every request and response passes, and the responses and headers that features share. */
@NullMarked
package dev.standfirst.http;

import org.jspecify.annotations.NullMarked;
