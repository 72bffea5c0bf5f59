package dev.standfirst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.persistence.Entity;
import jakarta.ws.rs.POST;

import org.jboss.resteasy.reactive.RestResponse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import dev.standfirst.access.ForAnybody;
import dev.standfirst.idempotency.Idempotent;

/** Which way the arrows point. */
@AnalyzeClasses(packages = "dev.standfirst", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each package is a slice of its own, a package within another one, too. */
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("dev.standfirst.(**)").should().beFreeOfCycles();

    /** Nested classes belong to the file that they stand in. */
    @ArchTest
    static final ArchRule FILES_OF_POSTS_AND_SHARES_FORM_NO_CYCLE = slices().assignedFrom(new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var file = type.getName().replaceFirst("\\$.*", "");
            return file.startsWith("dev.standfirst.post.") || file.startsWith("dev.standfirst.share.")
                    ? SliceIdentifier.of(file)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files of posts and shares";
        }
    }).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_QUERY = noClasses().that().haveSimpleNameEndingWith("Resource")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "jakarta.transaction..");

    @ArchTest
    static final ArchRule ONLY_THE_EDGE_KNOWS_HTTP = noClasses().that().haveSimpleNameEndingWith("Reader")
            .or().haveSimpleNameEndingWith("Writer").or().areAnnotatedWith(Entity.class)
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..");

    /** What a transaction adds to reading is one more way to the database. */
    @ArchTest
    static final ArchRule READERS_LEAVE_TRANSACTIONS_TO_WRITERS = noClasses().that().haveSimpleNameEndingWith("Reader")
            .should().dependOnClassesThat().resideInAPackage("jakarta.transaction..");

    @ArchTest
    static final ArchRule RULES_ABOUT_TEXT_ARE_PURE = classes().that().resideInAPackage("dev.standfirst.text..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.standfirst.text..", "java..", "org.jsoup..",
                    "org.owasp..",
                    "org.commonmark..", "com.github.difflib..", "com.ibm.icu..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_ASKS_THE_TIME = noClasses().that().doNotHaveSimpleName("SystemClock")
            .should().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.Clock.class, "systemUTC")
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule WHAT_IS_POSTED_WITH_A_TOKEN_CAN_BE_REPEATED = methods().that().areAnnotatedWith(POST.class)
            .and().areNotAnnotatedWith(ForAnybody.class).should().beAnnotatedWith(Idempotent.class).andShould()
            .haveRawReturnType(RestResponse.class);

    @ArchTest
    static final ArchRule NOTHING_IS_CALLED_UTIL = noClasses().should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Base)");
}
