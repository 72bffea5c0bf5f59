/**
 * What the OpenAPI document says about every operation, added once while the program is built. Resources and records say only
 * what is their own; {@code META-INF/openapi.yaml} holds the words, {@code openapi/examples} the answers that the service gave.
 */
@NullMarked
package dev.standfirst.openapi;

import org.jspecify.annotations.NullMarked;
