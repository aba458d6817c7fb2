package io.vigil.intel;

import io.vigil.intel.lists.ListFormat;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A threat list to load.
 *
 * @param kind what it holds: {@code ip}, {@code domain}, {@code tor}, {@code mining}, {@code c2}, or any other word. It labels the hits; addresses
 *     and names are read from every list, whatever its kind. {@code access-key} holds ids of access keys.
 * @param path file, plain or gzip
 * @param format null: recognised by the content
 */
public record ThreatList(String kind, String path, @Nullable ListFormat format) implements Serializable {}
