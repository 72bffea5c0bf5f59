/** Errors of the service as RFC 9457 problem details, and the only code that sends them. */
@NullMarked
package dev.standfirst.problem;

import org.jspecify.annotations.NullMarked;
