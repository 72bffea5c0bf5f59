package dev.standfirst.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of an {@code in} condition, as named parameters. */
class InListTest {

    @Test
    void eachValueOfAListIsAParameterOfItsOwn() {
        var list = new InList("tag", List.of("sea", "work"));

        assertEquals("(:tag0, :tag1)", list.hql());
        assertEquals(Map.of("tag0", "sea", "tag1", "work"), parameters(list));
    }

    @Test
    void lastValueOfAListIsRepeatedUpToAPowerOfTwo() {
        var list = new InList("tag", List.of("sea", "work", "ports"));

        assertEquals("(:tag0, :tag1, :tag2, :tag3)", list.hql());
        assertEquals(Map.of("tag0", "sea", "tag1", "work", "tag2", "ports", "tag3", "ports"), parameters(list));
    }

    @ParameterizedTest
    @CsvSource({ "1, 1", "4, 4", "5, 8", "65, 128", "100, 128" })
    void numberOfParametersIsAPowerOfTwo(int values, int parameters) {
        assertEquals(parameters, parameters(new InList("n", IntStream.range(0, values).boxed().toList())).size());
    }

    @Test
    void emptyListIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new InList("tag", List.of()));
    }

    private static Map<String, Object> parameters(InList list) {
        var parameters = new LinkedHashMap<String, Object>();
        list.forEach(parameters::put);
        return parameters;
    }
}
