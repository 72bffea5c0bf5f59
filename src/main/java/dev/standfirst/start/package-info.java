/** What happens when the service starts: in which order, by which clock, and warm-up before it is ready. */
@NullMarked
package dev.standfirst.start;

import org.jspecify.annotations.NullMarked;
