/** How JSON is read: strictly, with RFC 3339 times, and as merge patches. */
@NullMarked
package dev.standfirst.json;

import org.jspecify.annotations.NullMarked;
