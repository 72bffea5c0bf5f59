/** What makes answers cacheable: validators, freshness, and what they vary by. Knows no feature. */
@NullMarked
package dev.standfirst.delivery;

import org.jspecify.annotations.NullMarked;
