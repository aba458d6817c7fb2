package io.vigil.models.dga;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Says how much a name looks as if no person had chosen it: logistic regression over {@link NameFeatures}, trained on popular names against
 * names from generators of many styles. The number is the logarithm of the odds where both are equally many.
 *
 * <p>File: 4-byte float scale, {@link NameFeatures#SHAPES} floats, then 65,536 signed bytes, each times the scale one weight.
 */
final class NameScorer {
    private static final String FILE = "weights.bin";

    private final float scale;
    private final float[] shapes;
    private final byte[] weights;

    NameScorer(float scale, float[] shapes, byte[] weights) {
        this.scale = scale;
        this.shapes = shapes;
        this.weights = weights;
    }

    static NameScorer shipped() {
        try (InputStream file = NameScorer.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + NameScorer.class.getName());
            }
            return read(new DataInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NameScorer read(DataInputStream in) throws IOException {
        float scale = in.readFloat();
        var shapes = new float[NameFeatures.SHAPES];
        for (int at = 0; at < shapes.length; at++) {
            shapes[at] = in.readFloat();
        }
        return new NameScorer(scale, shapes, in.readNBytes(NameFeatures.TABLE));
    }

    double logit(String label, String suffix) {
        NameFeatures features = NameFeatures.of(label, suffix);
        long sum = 0;
        for (int at = 0; at < features.pieces; at++) {
            sum += weights[features.weights[at]];
        }
        double logit = sum * (double) scale;
        for (int at = 0; at < shapes.length; at++) {
            logit += shapes[at] * features.shape[at];
        }
        return logit;
    }
}
