package io.vigil.events.signals;

/**
 * A name was asked for.
 *
 * @param domain lower case, without the trailing dot
 * @param protocol UDP, TCP, …; empty when not recorded
 * @param blocked the DNS firewall blocked the query
 */
public record DnsRequestActivity(String domain, String protocol, boolean blocked) implements Activity {}
