package dev.standfirst;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

import dev.standfirst.testing.TestDatabase;

/** All API tests on PostgreSQL. Tests of pure rules need no database and run in {@link H2Suite} only. */
@Suite
@SelectPackages("dev.standfirst")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("api")
class PostgresSuite {

    @BeforeSuite
    static void choose() {
        TestDatabase.choose("postgresql");
    }
}
