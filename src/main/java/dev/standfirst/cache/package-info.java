/**
 * The response cache: headers that make responses cacheable, and responses in memory until a change invalidates them. Depends
 * on no feature.
 */
@NullMarked
package dev.standfirst.cache;

import org.jspecify.annotations.NullMarked;
