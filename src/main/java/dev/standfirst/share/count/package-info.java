/** Counting shares: intake, limit, queue, and one transaction for many shares. */
@NullMarked
package dev.standfirst.share.count;

import org.jspecify.annotations.NullMarked;
