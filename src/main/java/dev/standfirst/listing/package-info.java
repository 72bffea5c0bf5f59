/** Lists: paging by cursor and by number, sort orders, conditions, projection, and the links to neighbouring list pages. */
@NullMarked
package dev.standfirst.listing;

import org.jspecify.annotations.NullMarked;
