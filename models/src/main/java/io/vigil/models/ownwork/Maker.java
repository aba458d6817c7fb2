package io.vigil.models.ownwork;

/**
 * Who made a resource.
 *
 * @param who hash of the principal that made it last
 */
public record Maker(long who) {}
