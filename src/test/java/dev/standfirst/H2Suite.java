package dev.standfirst;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

import dev.standfirst.testing.TestDatabase;

/** All rules, and all stories on H2; the build runs {@link PostgresSuite} beside it, each in a JVM of its own. */
@Suite
@SelectPackages("dev.standfirst")
@IncludeClassNamePatterns(".*Test")
class H2Suite {

    @BeforeSuite
    static void choose() {
        TestDatabase.choose("h2");
    }
}
