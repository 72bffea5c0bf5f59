/** Every “no” of the service, as RFC 9457 problem details, and its only way out. */
@NullMarked
package dev.standfirst.problem;

import org.jspecify.annotations.NullMarked;
