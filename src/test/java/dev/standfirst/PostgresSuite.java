package dev.standfirst;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

import dev.standfirst.testing.TestDatabase;

/** All stories on PostgreSQL; the rules, which know no database, are left to {@link H2Suite}. */
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
