/** The fast lane: answers from the response cache before Vert.x and the router see the request. */
@NullMarked
package dev.standfirst.cache.netty;

import org.jspecify.annotations.NullMarked;
