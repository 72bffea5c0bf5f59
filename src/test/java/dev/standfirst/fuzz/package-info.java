/**
 * Requests made from the API document: valid requests for each operation, and requests that break one or two rules. Each
 * response must come within a second, be as documented, and be no 5xx but 503.
 */
package dev.standfirst.fuzz;
