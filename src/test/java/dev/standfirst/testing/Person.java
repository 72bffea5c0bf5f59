package dev.standfirst.testing;

/** An author of a test, with a token that allows everything the role allows. */
public record Person(String id, String slug, String name, String token) {
}
