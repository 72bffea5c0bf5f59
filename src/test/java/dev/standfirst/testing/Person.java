package dev.standfirst.testing;

/** An author of a test, with a token that is good for everything their role allows. */
public record Person(String id, String slug, String name, String token) {
}
