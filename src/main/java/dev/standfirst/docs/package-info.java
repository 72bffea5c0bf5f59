/** The documentation pages: the guide, the API reference with forms that send requests, and a page for each problem type. */
@NullMarked
package dev.standfirst.docs;

import org.jspecify.annotations.NullMarked;
