/** Query parameters: checked against those that an operation declares, and in one canonical form for caches. */
@NullMarked
package dev.standfirst.http.query;

import org.jspecify.annotations.NullMarked;
