package io.vigil.models.dga;

import io.vigil.models.dga.NameScorer.Table;
import io.vigil.models.names.RegisteredDomain;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Learns the weights of a {@link NameScorer}: a logistic regression for each kind by AdaGrad, the same weights each time. */
final class NameTrainer {
    private static final long SEED = 20_240_601;
    private static final int EPOCHS = 5;
    /** The most that one name of a small family may count, in benign names: a handful of names is not learnt by heart. */
    private static final double MOST_WEIGHT = 3;

    private final Words words;
    private final Learnt pieces = new Learnt(NameFeatures.TABLE, NameFeatures.SHAPES);
    private final Learnt sounds = new Learnt(WordFeatures.TABLE, WordFeatures.SHAPES);
    private final List<Sample> samples = new ArrayList<>();

    /** @param kind of program that made the name; null of a name that people use */
    private record Sample(
            NameFeatures spelling,
            WordFeatures sound,
            @Nullable Kind kind,
            double weight) {}

    NameTrainer(Words words) {
        this.words = words;
    }

    /**
     * @param generated names by their generator, by kind; each generator of a kind counts the same, and all together as much as the benign names
     */
    NameTrainer learn(List<RegisteredDomain> benign, Map<Kind, List<List<RegisteredDomain>>> generated) {
        benign.forEach(name -> sample(name, null, 1));
        generated.forEach((kind, generators) -> sample(generators, kind, benign.size()));
        sample(generated.values().stream().flatMap(List::stream).toList(), Kind.ANY, benign.size());
        var random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(samples, random);
            samples.forEach(this::learn);
        }
        return this;
    }

    private void sample(List<List<RegisteredDomain>> generators, Kind kind, double all) {
        for (List<RegisteredDomain> names : generators) {
            double weight = Math.min(MOST_WEIGHT, all / generators.size() / names.size());
            names.forEach(name -> sample(name, kind, weight));
        }
    }

    private void sample(RegisteredDomain name, @Nullable Kind kind, double weight) {
        samples.add(new Sample(
                NameFeatures.of(name.label(), name.suffix()),
                WordFeatures.of(name.label(), name.suffix(), words),
                kind,
                weight));
    }

    private void learn(Sample sample) {
        if (sample.kind() != null) {
            learn(sample, sample.kind().ordinal(), 1);
            return;
        }
        for (int kind = 0; kind < Kind.COUNT; kind++) {
            learn(sample, kind, 0);
        }
    }

    private void learn(Sample sample, int kind, double label) {
        NameFeatures spelling = sample.spelling();
        WordFeatures sound = sample.sound();
        double logit = pieces.logit(kind, spelling.weights, spelling.pieces, spelling.shape)
                + sounds.logit(kind, sound.weights, sound.pieces, sound.shape);
        double error = sample.weight() * (1 / (1 + Math.exp(-logit)) - label);
        pieces.step(kind, spelling.weights, spelling.pieces, spelling.shape, error);
        sounds.step(kind, sound.weights, sound.pieces, sound.shape, error);
    }

    NameScorer scorer() {
        return new NameScorer(words, pieces.table(), sounds.table());
    }

    void write(DataOutputStream out) throws IOException {
        write(pieces.table(), out);
        write(sounds.table(), out);
    }

    private static void write(Table table, DataOutputStream out) throws IOException {
        out.writeFloat(table.scale());
        for (float shape : table.shapes()) {
            out.writeFloat(shape);
        }
        out.write(table.weights());
    }

    /** One table while it is learnt. */
    private static final class Learnt {
        private static final double RATE = 0.15;
        private static final double SHRINK = 1e-6;

        private final double[] weights;
        private final double[] squares;
        private final double[] shapes;
        private final double[] shapeSquares;

        Learnt(int weights, int shapes) {
            this.weights = new double[weights * Kind.COUNT];
            this.squares = new double[weights * Kind.COUNT];
            this.shapes = new double[shapes * Kind.COUNT];
            this.shapeSquares = new double[shapes * Kind.COUNT];
        }

        double logit(int kind, int[] features, int count, double[] shape) {
            double logit = 0;
            for (int at = 0; at < count; at++) {
                logit += weights[features[at] * Kind.COUNT + kind];
            }
            for (int at = 0; at < shape.length; at++) {
                logit += shapes[at * Kind.COUNT + kind] * shape[at];
            }
            return logit;
        }

        void step(int kind, int[] features, int count, double[] shape, double error) {
            for (int at = 0; at < count; at++) {
                step(weights, squares, features[at] * Kind.COUNT + kind, error);
            }
            for (int at = 0; at < shape.length; at++) {
                step(shapes, shapeSquares, at * Kind.COUNT + kind, error * shape[at]);
            }
        }

        private static void step(double[] values, double[] squares, int at, double error) {
            double gradient = error + SHRINK * values[at];
            squares[at] += gradient * gradient;
            values[at] -= RATE * gradient / (1e-8 + Math.sqrt(squares[at]));
        }

        Table table() {
            double largest = Arrays.stream(weights).map(Math::abs).max().orElse(1);
            float scale = (float) (Math.max(1e-9, largest) / Byte.MAX_VALUE);
            var bytes = new byte[weights.length];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) Math.round(weights[at] / scale);
            }
            var rounded = new float[shapes.length];
            for (int at = 0; at < rounded.length; at++) {
                rounded[at] = (float) shapes[at];
            }
            return new Table(scale, rounded, bytes);
        }
    }
}
