package io.vigil.models.baseline;

/**
 * Predictive probability of a value by the rule of Pitman and Yor (interpolated Kneser–Ney): what was seen gives a discount of each value to
 * what was not, so that an entity that shows something new every day expects something new.
 *
 * @param known the part that the entity itself vouches for
 * @param fresh probability that the entity shows something new: the part that goes by what is known elsewhere
 */
public record Expectation(double known, double fresh) {
    /** Of a value that surprises nobody. */
    public static final Expectation SURE = new Expectation(1, 0);

    /** @param elsewhere probability of the value by what is known beyond the entity */
    public double given(double elsewhere) {
        return known + fresh * elsewhere;
    }
}
