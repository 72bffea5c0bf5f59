package dev.standfirst.listing;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.standfirst.problem.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sort orders of lists: parsed, made total by the id, reversed, and continued from a cursor. */
class OrderTest {

    private record Ship(UUID id, String name, Instant launched, Long tons) {
    }

    private static final List<SortKey<Ship>> KEYS = List.of(SortKey.text("name", "s.name", Ship::name),
            SortKey.time("launched", "s.launched", Ship::launched), SortKey.number("tons", "s.tons", Ship::tons));

    private static final Ship ARGO = new Ship(UUID.fromString("019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12"), "Argo",
            Instant.parse("1990-03-01T09:30:00.123456Z"), 50L);

    @Property
    void parsedSortOrderIsWrittenAsItWas(@ForAll("sorts") String sort) {
        assertEquals(sort, order(sort).text());
    }

    @Property
    void sortOrderEndsWithTheId(@ForAll("sorts") String sort) {
        assertTrue(order(sort).hql(false).endsWith(sort.startsWith("-") ? ", s.id desc" : ", s.id asc"));
    }

    @Property
    void backwardSortOrderIsTheOpposite(@ForAll("sorts") String sort) {
        var opposite = Arrays.stream(sort.split(",")).map(word -> word.startsWith("-") ? word.substring(1) : "-" + word)
                .collect(joining(","));

        assertEquals(order(opposite).hql(false), order(sort).hql(true));
    }

    @Property
    void cursorHoldsOneValuePerSortKey(@ForAll("sorts") String sort) {
        var cursor = Cursor.parse(order(sort).at(ARGO, ARGO.id, false).toString(), sort);

        order(sort).after(cursor, new Where());

        assertEquals(sort.split(",").length, cursor.values().size());
    }

    @Example
    void listPositionIsComparedAsARowWhenAllKeysHaveOneDirection() {
        var where = new Where();

        order("-launched,-name").after(order("-launched,-name").at(ARGO, ARGO.id, false), where);

        assertEquals(" where (s.launched, s.name, s.id) < (:at0, :at1, :atId)", where.hql());
    }

    @Example
    void listPositionIsComparedKeyByKeyWhenDirectionsDiffer() {
        var where = new Where();

        order("-launched,name").after(order("-launched,name").at(ARGO, ARGO.id, true), where);

        assertEquals(" where " + """
                ((s.launched > :at0) or (s.launched = :at0 and s.name < :at1) \
                or (s.launched = :at0 and s.name = :at1 and s.id > :atId))""", where.hql());
    }

    @Example
    void unknownMalformedOrRepeatedSortKeyIsRejected() {
        for (var sort : List.of("", "colour", "Name", "name,", ",name", "--name", "name,name", "name,-name", "na me",
                "+name")) {
            assertThrows(ProblemException.class, () -> order(sort), sort);
        }
    }

    /** A forged cursor may hold values that no database accepts. */
    @Example
    void cursorValuesThatNoRowCanHaveAreRejected() {
        for (var values : List.of(List.<String> of(), List.of("a", "b"))) {
            assertRejected("name", values);
        }
        assertRejected("name", List.of("a\0b"));
        for (var time : List.of("yesterday", "+1000000000-12-31T23:59:59.999999999Z", "-0001-01-01T00:00:00Z")) {
            assertRejected("launched", List.of(time));
        }
        assertRejected("tons", List.of("1e9"));
    }

    private static void assertRejected(String sort, List<String> values) {
        assertThrows(ProblemException.class, () -> order(sort).after(new Cursor(sort, false, values, ARGO.id), new Where()),
                values.toString());
    }

    private static Order<Ship> order(String sort) {
        return Order.parse(sort, KEYS, "s.id");
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of("name", "launched", "tons").set().ofMinSize(1)
                .flatMap(keys -> Arbitraries.shuffle(List.copyOf(keys)))
                .flatMap(keys -> Arbitraries.of("", "-").list().ofSize(keys.size()).map(signs -> {
                    var words = new StringBuilder();
                    for (int i = 0; i < keys.size(); i++) {
                        words.append(i == 0 ? "" : ",").append(signs.get(i)).append(keys.get(i));
                    }
                    return words.toString();
                }));
    }
}
