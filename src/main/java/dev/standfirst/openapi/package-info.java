/**
 * Completes the OpenAPI document while the program is built: adds the parameters, responses, errors and requirements of each
 * operation, as far as they follow from its form or from the annotations of its method. {@code META-INF/openapi.yaml} contains
 * the descriptions that all operations share, {@code openapi/examples} the recorded requests and responses.
 */
@NullMarked
package dev.standfirst.openapi;

import org.jspecify.annotations.NullMarked;
