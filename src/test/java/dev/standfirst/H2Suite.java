package dev.standfirst;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

import dev.standfirst.testing.TestDatabase;

/** Tests of pure rules, and all API tests on H2. The build runs {@link PostgresSuite} at the same time, in another JVM. */
@Suite
@SelectPackages("dev.standfirst")
@IncludeClassNamePatterns(".*Test")
class H2Suite {

    @BeforeSuite
    static void choose() {
        TestDatabase.choose("h2");
    }
}
