/** Headers of every response: CORS, and the ban on guessing media types. */
@NullMarked
package dev.standfirst.http.header;

import org.jspecify.annotations.NullMarked;
