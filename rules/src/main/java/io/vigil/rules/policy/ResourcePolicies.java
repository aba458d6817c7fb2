package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resources that carry a policy of their own, kept as data in {@code resource-policies.yaml}: the calls that set one, and where in such a request it
 * stands. In a rule one word stands for all of them.
 */
public final class ResourcePolicies {
    private static final String ALL = "resource-policies";
    private static final JsonNode SHIPPED = ShippedList.read("resource-policies.yaml");
    private static final List<String> CALLS = texts("calls");
    private static final List<String> PLACES = texts("places");

    private ResourcePolicies() {}

    /** Names of calls, as {@code service:Name}, with the word for all of them spelled out. */
    public static List<String> calls(List<String> written) {
        return spelledOut(written, CALLS);
    }

    /** Paths in the parameters of a request, likewise. */
    public static List<String> places(List<String> written) {
        return spelledOut(written, PLACES);
    }

    private static List<String> spelledOut(List<String> written, List<String> all) {
        return written.stream()
                .flatMap(word -> word.equals(ALL) ? all.stream() : Stream.of(word))
                .toList();
    }

    private static List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        SHIPPED.required(list).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
