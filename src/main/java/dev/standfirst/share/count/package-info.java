/** Counting of shares: request filter, share limit, queue, and one transaction for many shares. */
@NullMarked
package dev.standfirst.share.count;

import org.jspecify.annotations.NullMarked;
