package dev.standfirst.drill;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Somebody who writes in a drill. */
record Person(String id, String slug, String token) {

    static final String ADMIN_TOKEN = "sfp_the-admin-of-the-drills-and-of-nothing-else";

    /** A new author, with a token. */
    static Person called(String name, Client client) throws IOException {
        var author = client.post(ADMIN_TOKEN, "/authors", Map.of("name", name, "role", "author")).good();
        var id = author.get("id").textValue();
        var token = client.post(ADMIN_TOKEN, "/tokens",
                Map.of("author", id, "name", "drill", "scopes", List.of("read", "write", "publish"))).good();
        return new Person(id, author.get("slug").textValue(), token.get("token").textValue());
    }
}
