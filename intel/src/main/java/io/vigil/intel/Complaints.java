package io.vigil.intel;

/** Takes what is wrong with a configuration, so that everything is reported together. */
@FunctionalInterface
public interface Complaints {
    /**
     * @param place option or file
     * @param path where in it, with the value found
     * @param wayOut what is wrong and what to do about it
     */
    void add(String place, String path, String wayOut);
}
