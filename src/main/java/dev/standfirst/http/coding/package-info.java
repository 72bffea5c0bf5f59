/** Content codings of requests and responses (RFC 9110, §8.4). */
@NullMarked
package dev.standfirst.http.coding;

import org.jspecify.annotations.NullMarked;
