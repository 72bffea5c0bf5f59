package dev.standfirst.http.conditional;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.STALE;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import dev.standfirst.problem.ProblemException;

/** Precondition of a change: the version of the resource that the client has seen (RFC 9110, §13.1.1). */
public record Precondition(
        @Parameter(description = "The `ETag` of the response that the change is based on. If the resource has been changed since, the change is rejected with a 412. Without `If-Match`, the last change wins.", example = "\"3.Jx4VhN8ZqT0eYk2b\"") @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 8_192) @Nullable String ifMatch) {

    /** One entity tag of a list, and the comma or the end after it; lists may have empty elements (RFC 9110, §5.6.1). */
    private static final Pattern TAG_IN_LIST = Pattern
            .compile("\\G[ \\t,]*(?<weak>W/)?\"(?<tag>[!#-~\\x80-\\xff]*)\"[ \\t]*(?:,[ \\t,]*|$)");

    /**
     * Version and hash of a representation. The hash may be that of any representation of the version, in any content coding.
     */
    private static final Pattern TAG_WITH_VERSION = Pattern.compile("(?<version>0|[1-9]\\d*)\\.[\\w-]+");

    /** Creates a precondition from a version number; null makes it always true. */
    public static Precondition version(@Nullable Long version) {
        return new Precondition(version == null ? null : "\"" + version + ".any\"");
    }

    /**
     * Compares the client's versions with the current one: 412 if none matches, 400 if the header is malformed. Call it after
     * locking the row and after checking the caller's rights.
     */
    public void check(long currentVersion) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var listed = versions(ifMatch);
        var current = Long.toString(currentVersion);
        if (listed.strong.contains(current)) {
            return;
        }
        var detail = listed.weak.contains(current)
                ? "contains only a weak ETag of the current version, which is %d, and a weak ETag never matches (RFC 9110, §13.1.1). "
                        + "Send the strong ETag: omit the W/, which a proxy may have added"
                : "must contain a strong ETag of the current version, which is %d. Read the resource again, apply the change to it "
                        + "and send its new ETag";
        throw STALE.in(HttpHeaders.IF_MATCH, "Stale", detail, currentVersion).withCurrentVersion(currentVersion);
    }

    /** Rejects a precondition for a resource that does not exist with a 412: the client cannot have seen a version of it. */
    public void checkAbsent() {
        if (ifMatch != null) {
            throw STALE.in(HttpHeaders.IF_MATCH, "Stale", "must be omitted, because the resource does not exist yet");
        }
    }

    private record Versions(Set<String> strong, Set<String> weak) {
    }

    /** Returns the versions of the tags. A weak tag never matches, nor does one without a version. */
    private static Versions versions(String ifMatch) {
        var versions = new Versions(new HashSet<>(), new HashSet<>());
        var listed = TAG_IN_LIST.matcher(ifMatch.strip());
        var end = 0;
        while (listed.find()) {
            end = listed.end();
            var versioned = TAG_WITH_VERSION.matcher(listed.group("tag"));
            if (versioned.matches()) {
                (listed.group("weak") == null ? versions.strong : versions.weak).add(versioned.group("version"));
            }
        }
        if (end == 0 || end < ifMatch.strip().length()) {
            throw malformed();
        }
        return versions;
    }

    /** Returns the 400 for a header that is no list of entity tags. */
    static ProblemException malformed() {
        return INVALID_PARAMETER.in(HttpHeaders.IF_MATCH, "WrongType",
                "must be * or ETags in double quotes, separated by commas");
    }
}
