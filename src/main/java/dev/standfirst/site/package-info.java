/** The site that the posts belong to: its title, language and addresses. */
@NullMarked
package dev.standfirst.site;

import org.jspecify.annotations.NullMarked;
