package dev.standfirst.http.limit;

import java.util.Optional;
import java.util.Set;

/** Creates {@link ClientAddress} objects for tests. */
public final class ClientAddresses {

    private ClientAddresses() {
    }

    public static ClientAddress behind(String header, String... proxies) {
        return new ClientAddress(new Config(proxies.length == 0 ? Optional.empty() : Optional.of(Set.of(proxies)), header));
    }

    private record Config(Optional<Set<String>> trusted, String header) implements ProxyConfig {
    }
}
