/** What the service does to text: rules without HTTP, database or clock, the same answer for the same text on any machine. */
@NullMarked
package dev.standfirst.text;

import org.jspecify.annotations.NullMarked;
