package io.vigil.models.dga;

import io.vigil.models.names.PopularDomains;
import io.vigil.models.names.RegisteredDomain;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes {@code weights.bin}, {@code words.bin} and the popular names anew, the same bytes each time. Arguments: the folder of data, the folder of the
 * word lists, and the folder {@code io/vigil/models} to write below. README.md beside the model has the command.
 */
final class TrainNameScorer {
    private static final long SEED = 20_240_601;
    private static final int GENERATED_PER_STYLE = 3000;
    private static final int POPULAR = 5000;
    private static final int SMALL = 30;

    private TrainNameScorer() {}

    public static void main(String[] arguments) throws IOException {
        NameLists lists = NameLists.read(Path.of(arguments[0]));
        Vocabulary vocabulary = Vocabulary.read(Path.of(arguments[1]));
        Path models = Path.of(arguments[2]);
        List<List<RegisteredDomain>> generated = styles(vocabulary);
        lists.families().values().forEach(names -> generated.add(learnt(names)));
        generated.removeIf(names -> names.size() < SMALL);
        List<RegisteredDomain> benign = new ArrayList<>();
        lists.benign().values().forEach(names -> benign.addAll(learnt(names)));

        var trained = new NameTrainer(new Words(vocabulary.hashes())).learn(benign, generated);

        vocabulary.write(models.resolve("dga/words.bin"));
        try (var out = new DataOutputStream(Files.newOutputStream(models.resolve("dga/weights.bin")))) {
            trained.write(out);
        }
        writePopular(lists.benign().get(NameLists.POPULAR), models.resolve("names/popular.bin"));
    }

    static List<RegisteredDomain> learnt(List<RegisteredDomain> names) {
        return names.stream().filter(name -> !NameLists.isHeldOut(name)).toList();
    }

    /** Names in the styles written for this purpose, a list for each. */
    static List<List<RegisteredDomain>> styles(Vocabulary vocabulary) {
        return new ArrayList<>(named(vocabulary).values());
    }

    static Map<String, List<RegisteredDomain>> named(Vocabulary vocabulary) {
        var random = new Random(SEED);
        Map<String, List<RegisteredDomain>> styles = new TreeMap<>();
        for (GeneratedNames style : GeneratedNames.values()) {
            styles.put(style.name(), names(() -> style.name(random)));
        }
        List<String> words = vocabulary.drawn(random);
        for (WordStyle style : WordStyle.values()) {
            styles.put("VOCABULARY_" + style, names(() -> style.name(random, words)));
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
