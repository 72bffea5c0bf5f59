/**
 * The fast lane: sends cached responses from Netty, before Vert.x and the router. {@code standfirst.cache.fast-lane} turns it
 * off.
 */
@NullMarked
package dev.standfirst.cache.netty;

import org.jspecify.annotations.NullMarked;
