package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was unusual, beside what is usual.
 *
 * @param usual values by feature
 * @param unusual values by feature
 * @param shares what part of the score each feature makes, the largest first; empty when the score has no parts
 * @param chance that an innocent day looks as odd; 1 when nobody counted
 */
record Oddity(Map<String, Set<String>> usual, Map<String, Set<String>> unusual, String shares, double chance) {
    private static final int MOST_VALUES = 12;
    private static final double WORTH_TELLING = 0.01;
    private static final String[] SCALES = {"", " thousand", " million", " billion", " trillion"};

    /** @param findings a finding, and of a sequence the findings that it is made of: the oddest counts */
    static Oddity of(List<JsonNode> findings) {
        var oddity = new Oddity(new LinkedHashMap<>(), new LinkedHashMap<>(), shares(findings), chance(findings));
        findings.stream()
                .flatMap(finding -> Story.elements(finding.at("/service/additionalInfo/vigil/observations")))
                .forEach(oddity::add);
        return oddity;
    }

    private static String shares(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.at("/service/additionalInfo/vigil/scoreShares"))
                .filter(shares -> !shares.isEmpty())
                .findFirst()
                .map(Oddity::shares)
                .orElse("");
    }

    private static String shares(JsonNode all) {
        return Story.elements(all)
                .map(part -> part.path("feature").asText() + " "
                        + Math.round(100 * part.path("share").asDouble()) + " %")
                .collect(Collectors.joining(", "));
    }

    private static double chance(List<JsonNode> findings) {
        return findings.stream()
                .mapToDouble(finding ->
                        finding.at("/service/additionalInfo/vigil/pValue").asDouble(1))
                .filter(chance -> chance > 0)
                .min()
                .orElse(1);
    }

    private void add(JsonNode seen) {
        (seen.path("unusual").asBoolean() ? unusual : usual)
                .computeIfAbsent(seen.path("feature").asText(), feature -> new LinkedHashSet<>())
                .addAll(Story.elements(seen.path("values"))
                        .map(JsonNode::asText)
                        .toList());
    }

    void print(Paragraphs out) {
        if (!unusual.isEmpty()) {
            out.heading("Unusual, beside what is usual");
        }
        unusual.forEach((feature, values) -> {
            out.item(feature, "now    " + some(values));
            out.item("", "usual  " + some(usual.getOrDefault(feature, Set.of("nothing yet"))));
        });
        if (!shares.isEmpty()) {
            out.heading("What makes it odd");
            out.paragraph(shares);
        }
        if (chance < WORTH_TELLING) {
            out.heading("How improbable");
            out.paragraph(odds(chance) + " innocent days of a principal look as odd.");
        }
    }

    private static String some(Set<String> values) {
        String text = values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
        return values.size() > MOST_VALUES ? text + " and " + (values.size() - MOST_VALUES) + " more" : text;
    }

    /** One in so many, to two digits. */
    static String odds(double chance) {
        double times = 1 / chance;
        int scale = 0;
        while (times >= 1000 && scale < SCALES.length - 1) {
            times /= 1000;
            scale++;
        }
        double step = times >= 100 ? 10 : 1;
        return times < 10
                ? String.format(Locale.ROOT, "1 in %.1f%s", times, SCALES[scale])
                        .replace(".0", "")
                : String.format(Locale.ROOT, "1 in %,d%s", Math.round(times / step) * (long) step, SCALES[scale]);
    }
}
