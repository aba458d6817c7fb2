package io.vigil.models.dga;

import io.vigil.events.Hash;
import io.vigil.models.names.PopularDomains;
import io.vigil.models.names.RegisteredDomain;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Makes {@code weights.bin} and {@code popular.bin} anew, the same bytes each time. Arguments: a gzipped CSV of popular names
 * ({@code domain,list,rank}), the list in it to learn from, and the folder to write to. README.md beside the model has the command.
 */
final class TrainNameScorer {
    private static final long SEED = 20_240_601;
    private static final int GENERATED_PER_STYLE = 4000;
    private static final int EPOCHS = 6;
    private static final double RATE = 0.15;
    private static final double SHRINK = 1e-6;
    private static final int POPULAR = 5000;
    /** One popular name in ten is never learnt from, so that the rate of false alarms can be measured on them. */
    private static final int HELD_OUT = 10;

    private final double[] weights = new double[NameFeatures.TABLE];
    private final double[] squares = new double[NameFeatures.TABLE];
    private final double[] shapes = new double[NameFeatures.SHAPES];
    private final double[] shapeSquares = new double[NameFeatures.SHAPES];

    private record Sample(NameFeatures features, double label, double weight) {}

    record Ranked(String name, int rank) {}

    public static void main(String[] arguments) throws IOException {
        List<Ranked> names = popular(Path.of(arguments[0]), arguments[1]);
        Path folder = Path.of(arguments[2]);
        var trainer = new TrainNameScorer();
        trainer.train(samples(names));
        trainer.write(folder.resolve("weights.bin"));
        writePopular(names, folder.resolve("popular.bin"));
    }

    /** Names of one list that are registered domains, most popular first. */
    static List<Ranked> popular(Path csv, String list) throws IOException {
        List<Ranked> names = new ArrayList<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(",");
                if (columns.length == 3 && columns[1].equals(list)) {
                    names.add(new Ranked(columns[0], Integer.parseInt(columns[2])));
                }
            }
        }
        names.sort(Comparator.comparingInt(Ranked::rank));
        return names;
    }

    static boolean heldOut(String name) {
        return Math.floorMod(Hash.of(name), HELD_OUT) == 0;
    }

    private static List<Sample> samples(List<Ranked> popular) {
        var random = new Random(SEED);
        List<String[]> benign = new ArrayList<>();
        for (Ranked ranked : popular) {
            RegisteredDomain domain = RegisteredDomain.of(ranked.name(), true);
            if (domain != null && !heldOut(ranked.name())) {
                benign.add(new String[] {domain.label(), domain.suffix()});
            }
        }
        int styles = GeneratedNames.values().length;
        double weight = (double) benign.size() / (styles * GENERATED_PER_STYLE);
        List<Sample> samples = new ArrayList<>();
        benign.forEach(name -> samples.add(new Sample(NameFeatures.of(name[0], name[1]), 0, 1)));
        for (GeneratedNames style : GeneratedNames.values()) {
            for (int at = 0; at < GENERATED_PER_STYLE; at++) {
                String name = style.name(random);
                int dot = name.indexOf('.');
                samples.add(new Sample(NameFeatures.of(name.substring(0, dot), name.substring(dot + 1)), 1, weight));
            }
        }
        return samples;
    }

    private void train(List<Sample> samples) {
        var random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(samples, random);
            samples.forEach(this::learn);
        }
    }

    /** One step of AdaGrad. */
    private void learn(Sample sample) {
        NameFeatures features = sample.features();
        double logit = 0;
        for (int at = 0; at < features.pieces; at++) {
            logit += weights[features.weights[at]];
        }
        for (int at = 0; at < shapes.length; at++) {
            logit += shapes[at] * features.shape[at];
        }
        double error = sample.weight() * (1 / (1 + Math.exp(-logit)) - sample.label());
        for (int at = 0; at < features.pieces; at++) {
            step(weights, squares, features.weights[at], error);
        }
        for (int at = 0; at < shapes.length; at++) {
            step(shapes, shapeSquares, at, error * features.shape[at]);
        }
    }

    private static void step(double[] values, double[] squares, int at, double error) {
        double gradient = error + SHRINK * values[at];
        squares[at] += gradient * gradient;
        values[at] -= RATE * gradient / (1e-8 + Math.sqrt(squares[at]));
    }

    private void write(Path file) throws IOException {
        double largest = Arrays.stream(weights).map(Math::abs).max().orElse(1);
        float scale = (float) (largest / Byte.MAX_VALUE);
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeFloat(scale);
            for (double shape : shapes) {
                out.writeFloat((float) shape);
            }
            for (double weight : weights) {
                out.writeByte((int) Math.round(weight / scale));
            }
        }
    }

    private static void writePopular(List<Ranked> names, Path file) throws IOException {
        int[] hashes = names.stream()
                .map(Ranked::name)
                .map(name -> RegisteredDomain.of(name, true))
                .filter(domain -> domain != null)
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

    private TrainNameScorer() {}
}
