/** Rules for text, without HTTP, database or clock: the same text gives the same result on any machine. */
@NullMarked
package dev.standfirst.text;

import org.jspecify.annotations.NullMarked;
