package dev.standfirst.drill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RunningJar;

/** Several instances of the service on one database. */
final class Instances implements AutoCloseable {

    private final List<RunningJar> jars;
    private final List<Client> clients;

    private Instances(List<RunningJar> jars) {
        this.jars = jars;
        this.clients = jars.stream().map(Client::new).toList();
    }

    /** Starts the instances at the same time. */
    static Instances start(int count, Path folder, Map<String, String> databaseSettings) {
        var settings = new HashMap<>(databaseSettings);
        settings.put("STANDFIRST_ADMIN_TOKEN", Person.ADMIN_TOKEN);
        settings.put("STANDFIRST_RATE_LIMIT_ENABLED", "false");
        return new Instances(AtOnce.times(count, n -> RunningJar.start(folder, settings)));
    }

    /** A client for each instance, in their order. */
    List<Client> clients() {
        return clients;
    }

    String output(int instance) {
        return jars.get(instance).output();
    }

    void kill(int instance) {
        jars.get(instance).kill();
    }

    @Override
    public void close() {
        jars.forEach(RunningJar::close);
    }
}
