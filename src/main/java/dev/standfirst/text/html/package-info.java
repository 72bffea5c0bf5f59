/** What a body keeps of its HTML: old and pasted markup becomes present-day HTML, and what is lost is reported. */
@NullMarked
package dev.standfirst.text.html;

import org.jspecify.annotations.NullMarked;
