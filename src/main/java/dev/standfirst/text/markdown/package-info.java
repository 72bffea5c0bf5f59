/** Markdown to HTML: GitHub Flavored Markdown with footnotes, heading ids and math, in linear time. */
@NullMarked
package dev.standfirst.text.markdown;

import org.jspecify.annotations.NullMarked;
