/**
 * Requests that nobody would send, made from the document: of each operation valid ones, and such as break one rule.
 * Whatever is sent, the service answers soon, as documented, and never by a fault of its own.
 */
package dev.standfirst.fuzz;
