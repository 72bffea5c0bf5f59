/** Checks and time limits of HTTP/1 connections in Netty, before Vert.x: framing, slow clients, the number of connections. */
@NullMarked
package dev.standfirst.http.connection;

import org.jspecify.annotations.NullMarked;
