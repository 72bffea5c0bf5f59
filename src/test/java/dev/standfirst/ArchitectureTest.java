package dev.standfirst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import dev.standfirst.access.AllowsAnonymous;
import dev.standfirst.access.Requires;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.Included;
import dev.standfirst.post.card.IncludeName;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.view.PostView;

/** Dependencies that are allowed between packages and between kinds of classes. */
@AnalyzeClasses(packages = "dev.standfirst", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each package is a slice of its own, a package within another one, too. */
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("dev.standfirst.(**)").should().beFreeOfCycles();

    /**
     * Nested classes belong to the file that they are in. One cycle is wanted: a problem type is the factory of its exceptions,
     * as in {@code NOT_FOUND.because(…)}.
     */
    @ArchTest
    static final ArchRule FILES_FORM_NO_CYCLE = slices().assignedFrom(new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var file = type.getName().replaceFirst("\\$.*", "");
            return file.startsWith("dev.standfirst.") && !file.startsWith("dev.standfirst.problem.") ? SliceIdentifier.of(file)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files";
        }
    }).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_QUERY = noClasses().that().haveSimpleNameEndingWith("Resource")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "jakarta.transaction..");

    @ArchTest
    static final ArchRule READERS_WRITERS_AND_ENTITIES_DO_NOT_KNOW_HTTP = noClasses().that().haveSimpleNameEndingWith("Reader")
            .or().haveSimpleNameEndingWith("Writer").or().areAnnotatedWith(Entity.class)
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..");

    /** A transaction around a query would only add a round trip to the database. */
    @ArchTest
    static final ArchRule READERS_START_NO_TRANSACTION = noClasses().that().haveSimpleNameEndingWith("Reader")
            .should().dependOnClassesThat().resideInAPackage("jakarta.transaction..");

    @ArchTest
    static final ArchRule TEXT_RULES_DEPEND_ON_TEXT_LIBRARIES_ONLY = classes().that().resideInAPackage("dev.standfirst.text..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.standfirst.text..", "java..", "org.jsoup..",
                    "org.owasp..",
                    "org.commonmark..", "com.github.difflib..", "com.ibm.icu..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_SYSTEM_CLOCK_READS_THE_TIME = noClasses().that().doNotHaveSimpleName("SystemClock")
            .should().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.Clock.class, "systemUTC")
            .orShould().callMethod(System.class, "currentTimeMillis");

    /**
     * Without one of them, the OpenAPI document would say that an operation requires no token, and the service would require
     * one.
     */
    @ArchTest
    static final ArchRule CHANGES_STATE_WHAT_THEY_REQUIRE = methods().that().areAnnotatedWith(POST.class)
            .or().areAnnotatedWith(PUT.class).or().areAnnotatedWith(PATCH.class).or().areAnnotatedWith(DELETE.class)
            .should().beAnnotatedWith(Requires.class).orShould().beAnnotatedWith(AllowsAnonymous.class);

    @ArchTest
    static final ArchRule POST_OPERATIONS_WITH_A_TOKEN_ARE_IDEMPOTENT = methods().that().areAnnotatedWith(POST.class)
            .and().areNotAnnotatedWith(AllowsAnonymous.class).should().beAnnotatedWith(Idempotent.class).andShould()
            .haveRawReturnType(RestResponse.class);

    /** A client that sends back a post with includes would get a 422 for each of them otherwise. */
    @ArchTest
    static void includesOfAPostAreMarkedAsIncluded(JavaClasses classes) {
        var includes = classes.stream().filter(type -> type.isAnnotatedWith(IncludeName.class))
                .map(type -> type.getAnnotationOfType(IncludeName.class).value()).collect(toSet());
        includes.addAll(PostIncludes.OTHER_POSTS);
        for (var component : PostView.class.getRecordComponents()) {
            var isOnDemand = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            assertEquals(isOnDemand && includes.contains(component.getName()), component.isAnnotationPresent(Included.class),
                    component.getName());
        }
    }

    @ArchTest
    static final ArchRule NO_CLASS_HAS_A_CATCH_ALL_NAME = noClasses().should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Base)");
}
