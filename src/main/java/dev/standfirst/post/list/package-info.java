/** Lists of posts: filters, sort orders, counts, and the choice of the query. */
@NullMarked
package dev.standfirst.post.list;

import org.jspecify.annotations.NullMarked;
