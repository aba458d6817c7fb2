package io.vigil.models.dga;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Says how much a name looks as if no person had chosen it, for each {@link Kind} of program: logistic regressions over {@link NameFeatures} and {@link WordFeatures},
 * each trained on popular names against names of that kind. The numbers are the logarithms of the odds where both are equally many.
 *
 * <p>File: for each of the two, 4-byte float scale, as many floats as it has shapes, for each kind, then for each of 65,536 features one signed byte a kind, each times
 * the scale one weight.
 */
final class NameScorer {
    private static final String FILE = "weights.bin";

    private final Words words;
    private final Table pieces;
    private final Table sounds;

    /** One table of weights, those of the kinds for one feature or shape side by side. */
    record Table(float scale, float[] shapes, byte[] weights) {
        private static Table read(DataInputStream in, int shapes, int weights) throws IOException {
            float scale = in.readFloat();
            var read = new float[shapes * Kind.COUNT];
            for (int at = 0; at < read.length; at++) {
                read[at] = in.readFloat();
            }
            return new Table(scale, read, in.readNBytes(weights * Kind.COUNT));
        }

        private void add(double[] logits, int[] features, int count, double[] shape) {
            var sums = new int[Kind.COUNT];
            for (int feature = 0; feature < count; feature++) {
                int first = features[feature] * Kind.COUNT;
                for (int kind = 0; kind < Kind.COUNT; kind++) {
                    sums[kind] += weights[first + kind];
                }
            }
            for (int kind = 0; kind < Kind.COUNT; kind++) {
                double logit = sums[kind] * (double) scale;
                for (int at = 0; at < shape.length; at++) {
                    logit += shapes[at * Kind.COUNT + kind] * shape[at];
                }
                logits[kind] += logit;
            }
        }
    }

    NameScorer(Words words, Table pieces, Table sounds) {
        this.words = words;
        this.pieces = pieces;
        this.sounds = sounds;
    }

    /** One for the process: a megabyte. */
    static NameScorer shipped() {
        return Shipped.SCORER;
    }

    /** Read when it is asked for: who trains another one needs none. */
    private static final class Shipped {
        private static final NameScorer SCORER = read();
    }

    private static NameScorer read() {
        try (InputStream file = NameScorer.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + NameScorer.class.getName());
            }
            var in = new DataInputStream(file);
            Table pieces = Table.read(in, NameFeatures.SHAPES, NameFeatures.TABLE);
            return new NameScorer(Words.shipped(), pieces, Table.read(in, WordFeatures.SHAPES, WordFeatures.TABLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By kind. */
    double[] logits(String label, String suffix) {
        var logits = new double[Kind.COUNT];
        NameFeatures spelling = NameFeatures.of(label, suffix);
        pieces.add(logits, spelling.weights, spelling.pieces, spelling.shape);
        WordFeatures sound = WordFeatures.of(label, suffix, words);
        sounds.add(logits, sound.weights, sound.pieces, sound.shape);
        return logits;
    }
}
