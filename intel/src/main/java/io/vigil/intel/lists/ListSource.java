package io.vigil.intel.lists;

/**
 * A list that entries belong to.
 *
 * @param name as findings show it
 * @param kind what it holds: {@code ip}, {@code domain}, {@code tor}, {@code mining}, {@code c2}, …
 * @param path of its file: two lists may share a name, none share a file and a kind
 */
public record ListSource(String name, String kind, String path) {}
