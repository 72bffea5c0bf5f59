/** Who asks and what they may. Values only: how a caller is recognised is the business of others. */
@NullMarked
package dev.standfirst.access;

import org.jspecify.annotations.NullMarked;
