/** Validation constraints that several inputs share. */
@NullMarked
package dev.standfirst.validation;

import org.jspecify.annotations.NullMarked;
