package io.vigil.events.signals;

/**
 * Somebody looked whether a port is open.
 *
 * @param blocked the probe was rejected
 */
public record PortProbeActivity(boolean blocked, int localPort) implements Activity {}
