package dev.standfirst;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

import dev.standfirst.testing.TestDatabase;

/** All stories on PostgreSQL, and all rules, which know no database: stories take longer on H2, by {@link H2Suite}. */
@Suite
@SelectPackages("dev.standfirst")
@IncludeClassNamePatterns(".*Test")
class PostgresSuite {

    @BeforeSuite
    static void choose() {
        TestDatabase.choose("postgresql");
    }
}
