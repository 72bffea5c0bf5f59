package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.standfirst.listing.Where;
import dev.standfirst.post.PostStatus;
import dev.standfirst.problem.EnumNames;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;

/** A value of {@code status=}. Each post is found by exactly one of them. */
public enum StatusFilter {
    DRAFT("p.status = :draft and p.trashedAt is null"),
    SCHEDULED("p.listed = true and p.status = :scheduled and p.publishedAt > :now"),
    /** By date, because the status of a scheduled post lags behind its date. */
    PUBLISHED("p.listed = true and (p.status = :published or p.publishedAt <= :now)"),
    ARCHIVED("p.status = :archived and p.trashedAt is null"),
    TRASHED("p.trashedAt is not null");

    /** HQL about the post {@code p}, with the parameter {@code :now} and one for each status, by its name. */
    public final String hql;

    StatusFilter(String hql) {
        this.hql = hql;
    }

    /** 400 for a name that is no status. */
    static Set<StatusFilter> parse(List<String> names) {
        var known = Arrays.stream(values()).map(EnumNames::of).toList();
        var unknown = names.stream().filter(name -> !known.contains(name)).map(name -> InvalidInput.parameter("status",
                "UnknownStatus", UnknownName.inValue(name, known, "values"))).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown);
        }
        return names.stream().map(name -> values()[known.indexOf(name)])
                .collect(toCollection(() -> EnumSet.noneOf(StatusFilter.class)));
    }

    /** Condition of one of the statuses. That of a single status is not bracketed, so that an index can serve it. */
    static Where anyOf(Set<StatusFilter> statuses, Instant now) {
        var hql = statuses.size() == 1 ? statuses.iterator().next().hql
                : statuses.stream().map(status -> "(" + status.hql + ")").collect(joining(" or ", "(", ")"));
        var where = new Where().and(hql);
        for (var status : PostStatus.values()) {
            var name = EnumNames.of(status);
            where = hql.contains(":" + name) ? where.set(name, status) : where;
        }
        return hql.contains(":now") ? where.set("now", now) : where;
    }
}
