package dev.standfirst.database;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the database that are read after it was chosen; see {@link DatabaseConfigSourceFactory} for the others. */
@ConfigMapping(prefix = "standfirst.disk")
interface DatabaseConfig {

    /** Free space of the disk of the embedded database below which writes are rejected. */
    @WithDefault("16M")
    MemorySize minFreeSpace();
}
