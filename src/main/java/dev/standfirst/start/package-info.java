/** Start of the service: the order of its steps, its clock, and the warm-up. */
@NullMarked
package dev.standfirst.start;

import org.jspecify.annotations.NullMarked;
