package dev.standfirst.drill;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An author who writes in a drill. */
record Person(String id, String slug, String token) {

    static final String ADMIN_TOKEN = "sfp_the-admin-of-the-drills-and-of-nothing-else";

    /** Creates an author with a token. */
    static Person create(String name, Client client) throws IOException {
        var author = client.post(ADMIN_TOKEN, "/authors", Map.of("name", name, "role", "author")).successfulBody();
        var id = author.get("id").textValue();
        var token = client.post(ADMIN_TOKEN, "/tokens",
                Map.of("author", id, "name", "drill", "scopes", List.of("read", "write", "publish"))).successfulBody();
        return new Person(id, author.get("slug").textValue(), token.get("token").textValue());
    }
}
