/** Callers with their roles and scopes. Holds values only: the package {@code token} finds the caller of a request. */
@NullMarked
package dev.standfirst.access;

import org.jspecify.annotations.NullMarked;
