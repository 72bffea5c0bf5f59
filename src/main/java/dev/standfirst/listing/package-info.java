/** What every list shares: paging by cursor and by number, sorting, conditions, and the headers that lead to the next page. */
@NullMarked
package dev.standfirst.listing;

import org.jspecify.annotations.NullMarked;
