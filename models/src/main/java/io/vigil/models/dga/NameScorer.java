package io.vigil.models.dga;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Says how much a name looks as if no person had chosen it: logistic regression over {@link NameFeatures} and {@link WordFeatures}, trained on
 * popular names against names from generators of many styles. The number is the logarithm of the odds where both are equally many.
 *
 * <p>File: for each of the two, 4-byte float scale, as many floats as it has shapes, then 65,536 signed bytes, each times the scale one weight.
 */
final class NameScorer {
    private static final String FILE = "weights.bin";

    private static final NameScorer SHIPPED = read();

    private final Words words;
    private final Table pieces;
    private final Table sounds;

    /** One table of weights. */
    record Table(float scale, float[] shapes, byte[] weights) {
        private static Table read(DataInputStream in, int shapes, int weights) throws IOException {
            float scale = in.readFloat();
            var read = new float[shapes];
            for (int at = 0; at < shapes; at++) {
                read[at] = in.readFloat();
            }
            return new Table(scale, read, in.readNBytes(weights));
        }

        private double logit(int[] features, int count, double[] shape) {
            long sum = 0;
            for (int at = 0; at < count; at++) {
                sum += weights[features[at]];
            }
            double logit = sum * (double) scale;
            for (int at = 0; at < shapes.length; at++) {
                logit += shapes[at] * shape[at];
            }
            return logit;
        }
    }

    NameScorer(Words words, Table pieces, Table sounds) {
        this.words = words;
        this.pieces = pieces;
        this.sounds = sounds;
    }

    /** One for the process: half a megabyte. */
    static NameScorer shipped() {
        return SHIPPED;
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

    double logit(String label, String suffix) {
        NameFeatures spelling = NameFeatures.of(label, suffix);
        WordFeatures sound = WordFeatures.of(label, suffix, words);
        return pieces.logit(spelling.weights, spelling.pieces, spelling.shape)
                + sounds.logit(sound.weights, sound.pieces, sound.shape);
    }
}
