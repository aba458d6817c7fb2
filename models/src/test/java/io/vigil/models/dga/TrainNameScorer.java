package io.vigil.models.dga;

import io.vigil.models.names.PopularDomains;
import io.vigil.models.names.RegisteredDomain;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes {@code weights.bin}, {@code words.bin} and the popular names anew, the same bytes each time. Arguments: the folder of data, the folder of the
 * word lists, and the folder {@code io/vigil/models} to write below. README.md beside the model has the command.
 */
final class TrainNameScorer {
    private static final long SEED = 20_240_601;
    private static final int GENERATED_PER_STYLE = 3000;
    private static final int POPULAR = 5000;
    private static final int SMALL = 30;
    private static final double MOST_OF_ONE = 4;

    private TrainNameScorer() {}

    public static void main(String[] arguments) throws IOException {
        NameLists lists = NameLists.read(Path.of(arguments[0]));
        Vocabulary vocabulary = Vocabulary.read(Path.of(arguments[1]));
        Path models = Path.of(arguments[2]);
        List<List<RegisteredDomain>> families =
                lists.families().values().stream().map(TrainNameScorer::learnt).toList();
        List<RegisteredDomain> benign = new ArrayList<>();
        lists.benign().values().forEach(names -> benign.addAll(learnt(names)));

        var trained = trained(vocabulary, benign, families);

        vocabulary.write(models.resolve("dga/words.bin"));
        try (var out = new DataOutputStream(Files.newOutputStream(models.resolve("dga/weights.bin")))) {
            trained.write(out);
        }
        writePopular(lists.benign().get(NameLists.POPULAR), models.resolve("names/popular.bin"));
    }

    static List<RegisteredDomain> learnt(List<RegisteredDomain> names) {
        return names.stream().filter(name -> !NameLists.isHeldOut(name)).toList();
    }

    /** Of the styles written for this purpose the kind is known; of a family it is what a scorer says that has learnt these. */
    static NameTrainer trained(
            Vocabulary vocabulary, List<RegisteredDomain> benign, List<List<RegisteredDomain>> families) {
        var words = new Words(vocabulary.hashes());
        Map<Kind, List<List<RegisteredDomain>>> generated = styles(vocabulary);
        NameScorer ofStyles = new NameTrainer(words).learn(benign, generated).scorer();
        for (List<RegisteredDomain> family : families) {
            if (family.size() >= SMALL) {
                generated.get(kind(family, ofStyles)).add(family);
            }
        }
        return new NameTrainer(words).learn(benign, generated);
    }

    private static Kind kind(List<RegisteredDomain> family, NameScorer scorer) {
        var sums = new double[Kind.COUNT];
        for (RegisteredDomain name : family) {
            double[] logits = scorer.logits(name.label(), name.suffix());
            Arrays.setAll(sums, kind -> sums[kind] + Math.max(-MOST_OF_ONE, Math.min(MOST_OF_ONE, logits[kind])));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.ANY)
                .max(Comparator.comparingDouble(kind -> sums[kind.ordinal()]))
                .orElseThrow();
    }

    /** Names in the styles written for this purpose, a list for each. */
    private static Map<Kind, List<List<RegisteredDomain>>> styles(Vocabulary vocabulary) {
        var random = new Random(SEED);
        Map<Kind, List<List<RegisteredDomain>>> styles = new EnumMap<>(Kind.class);
        for (GeneratedNames style : GeneratedNames.values()) {
            styles.computeIfAbsent(style.kind, none -> new ArrayList<>()).add(names(() -> style.name(random)));
        }
        List<String> words = vocabulary.drawn(random);
        for (WordStyle style : WordStyle.values()) {
            List<String> list = style.list(words, random);
            styles.computeIfAbsent(style.kind, none -> new ArrayList<>()).add(names(() -> style.name(random, list)));
        }
        return styles;
    }

    private interface Generator {
        String next();
    }

    private static List<RegisteredDomain> names(Generator generator) {
        List<RegisteredDomain> names = new ArrayList<>();
        while (names.size() < GENERATED_PER_STYLE) {
            String name = generator.next();
            int dot = name.indexOf('.');
            names.add(new RegisteredDomain(name.substring(0, dot), name.substring(dot + 1)));
        }
        return names;
    }

    private static void writePopular(List<RegisteredDomain> names, Path file) throws IOException {
        int[] hashes = names.stream()
                .mapToInt(domain -> PopularDomains.fingerprint(domain.name()))
                .distinct()
                .limit(POPULAR)
                .sorted()
                .toArray();
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int hash : hashes) {
                out.writeInt(hash);
            }
        }
    }
}
