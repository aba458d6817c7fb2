package io.vigil.models.dga;

import io.vigil.models.dga.NameScorer.Table;
import io.vigil.models.names.RegisteredDomain;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Learns the weights of a {@link NameScorer}: logistic regression by AdaGrad, the same weights each time. */
final class NameTrainer {
    private static final long SEED = 20_240_601;
    private static final int EPOCHS = 5;
    /** The most that one name of a small family may count, in benign names: a handful of names is not learnt by heart. */
    private static final double MOST_WEIGHT = 3;

    private final Words words;
    private final Learnt pieces = new Learnt(NameFeatures.TABLE, NameFeatures.SHAPES);
    private final Learnt sounds = new Learnt(WordFeatures.TABLE, WordFeatures.SHAPES);
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(NameFeatures spelling, WordFeatures sound, double label, double weight) {}

    NameTrainer(Words words) {
        this.words = words;
    }

    /**
     * @param generated names by their generator; each generator counts the same, and all together as much as the benign names
     */
    NameTrainer learn(List<RegisteredDomain> benign, Collection<List<RegisteredDomain>> generated) {
        benign.forEach(name -> sample(name, 0, 1));
        for (List<RegisteredDomain> names : generated) {
            double weight = Math.min(MOST_WEIGHT, (double) benign.size() / generated.size() / names.size());
            names.forEach(name -> sample(name, 1, weight));
        }
        var random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(samples, random);
            samples.forEach(this::learn);
        }
        return this;
    }

    private void sample(RegisteredDomain name, double label, double weight) {
        samples.add(new Sample(
                NameFeatures.of(name.label(), name.suffix()),
                WordFeatures.of(name.label(), name.suffix(), words),
                label,
                weight));
    }

    private void learn(Sample sample) {
        NameFeatures spelling = sample.spelling();
        WordFeatures sound = sample.sound();
        double logit = pieces.logit(spelling.weights, spelling.pieces, spelling.shape)
                + sounds.logit(sound.weights, sound.pieces, sound.shape);
        double error = sample.weight() * (1 / (1 + Math.exp(-logit)) - sample.label());
        pieces.step(spelling.weights, spelling.pieces, spelling.shape, error);
        sounds.step(sound.weights, sound.pieces, sound.shape, error);
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
            this.weights = new double[weights];
            this.squares = new double[weights];
            this.shapes = new double[shapes];
            this.shapeSquares = new double[shapes];
        }

        double logit(int[] features, int count, double[] shape) {
            double logit = 0;
            for (int at = 0; at < count; at++) {
                logit += weights[features[at]];
            }
            for (int at = 0; at < shapes.length; at++) {
                logit += shapes[at] * shape[at];
            }
            return logit;
        }

        void step(int[] features, int count, double[] shape, double error) {
            for (int at = 0; at < count; at++) {
                step(weights, squares, features[at], error);
            }
            for (int at = 0; at < shapes.length; at++) {
                step(shapes, shapeSquares, at, error * shape[at]);
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
