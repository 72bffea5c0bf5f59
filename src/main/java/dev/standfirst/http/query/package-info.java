/** Query parameters: checked against those that an operation declares, and reduced to a canonical form for caches. */
@NullMarked
package dev.standfirst.http.query;

import org.jspecify.annotations.NullMarked;
