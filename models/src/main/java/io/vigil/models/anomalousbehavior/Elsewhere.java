package io.vigil.models.anomalousbehavior;

/** What is known beyond a principal: how probable it is that somebody begins with a value. */
interface Elsewhere {
    /** Nobody's in particular: the shipped prior of all principals. */
    Elsewhere ANYBODY = (attribute, key, any) -> any;

    /** @param any probability among all principals there are */
    double probability(Attribute attribute, long key, double any);
}
