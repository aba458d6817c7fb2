package io.vigil.models.dga;

import io.vigil.events.Hash;
import io.vigil.models.names.RegisteredDomain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Names to learn from and to measure on, as they lie in the folder of shared data. Each registered domain is in the first list that has it.
 *
 * @param benign by list, in the lists' order
 * @param families generated names by family
 */
record NameLists(Map<String, List<RegisteredDomain>> benign, Map<String, List<RegisteredDomain>> families) {
    static final String POPULAR = "alexa-top-100k";
    /** Popular sites of 2023, as a script asked for them. */
    static final String SWEEP = "top-sites-sweep";
    /** Without its companion {@code opendns-top}, which holds what the worm Conficker asked for in those years. */
    static final String OTHER = "opendns-random";

    private static final Pattern ASKED = Pattern.compile("\"query_name\":\"([^\"]*?)\\.?\"");
    private static final int HELD_OUT = 10;

    /** One name in ten is never learnt from, so that what is found can be measured. */
    static boolean isHeldOut(RegisteredDomain domain) {
        return Math.floorMod(Hash.of(domain.name()), HELD_OUT) == 0;
    }

    static NameLists read(Path data) throws IOException {
        Set<RegisteredDomain> seen = new LinkedHashSet<>();
        Map<String, List<RegisteredDomain>> benign = new LinkedHashMap<>();
        Map<String, List<String>> lists = lines(data.resolve("dga/benign_domains.csv.gz"), Stream::toList).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.groupingBy(
                        line -> line[1], Collectors.mapping(line -> line[0], Collectors.toList())));
        benign.put(POPULAR, unseen(lists.get(POPULAR), seen));
        benign.put(OTHER, unseen(lists.get(OTHER), seen));
        benign.put(SWEEP, unseen(asked(data.resolve("dns/top-sites-sweep/resolver.jsonl.gz")), seen));
        return new NameLists(benign, families(data.resolve("dga/families")));
    }

    private static List<String> asked(Path log) throws IOException {
        return lines(
                log,
                lines -> lines.flatMap(line -> ASKED.matcher(line).results())
                        .map((MatchResult name) -> name.group(1))
                        .toList());
    }

    private static Map<String, List<RegisteredDomain>> families(Path folder) throws IOException {
        Map<String, List<RegisteredDomain>> families = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Stream<String> names =
                        Files.readAllLines(file).stream().skip(1).map(line -> line.substring(0, line.indexOf(',')));
                families.put(
                        file.getFileName().toString().replace(".csv", ""),
                        names.map(name -> RegisteredDomain.of(name, false))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
            }
        }
        return families;
    }

    private static List<RegisteredDomain> unseen(List<String> names, Set<RegisteredDomain> seen) {
        return names.stream()
                .map(name -> RegisteredDomain.of(name, true))
                .filter(domain -> domain != null && !domain.isEncoded() && seen.add(domain))
                .toList();
    }

    private static <T> T lines(Path gzipped, Function<Stream<String>, T> taken) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
            return taken.apply(lines.lines());
        }
    }
}
