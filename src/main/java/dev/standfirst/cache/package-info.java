/**
 * The response cache: what makes responses cacheable, and keeps them in memory until a change invalidates them. Knows no
 * feature.
 */
@NullMarked
package dev.standfirst.cache;

import org.jspecify.annotations.NullMarked;
