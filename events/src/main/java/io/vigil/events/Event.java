package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * What every record on a stream of detections contains: an event of a log, or what was derived from events. No stream is typed with this
 * interface: each has a stream of its own, only as wide as its detections need.
 */
public interface Event {
    /** Epoch milliseconds at which the event happened, according to the log. */
    long time();

    /** Identifies the event in its log; the same event delivered twice has the same id. */
    String id();

    /** Twelve-digit id of the account the event belongs to. */
    String account();

    /** AWS region; null where the log does not record it (VPC flow logs below version 4). */
    @Nullable
    String region();

    /** 64-bit hash of the entity that memories of such events are kept by: a principal, an instance, an account. For ever the same. */
    long entityHash();

    /** 64-bit hash of the kind of event, of a call its service and name; 0 where a log's events are all of one kind. */
    default long kindHash() {
        return 0;
    }

    /**
     * 64-bit hash of who appears: the entity, its credentials, and from where, and whether it was let in. 0 where that must be looked at each time, as
     * of whoever comes from another account.
     */
    default long appearanceHash() {
        return 0;
    }

    /** Threat-list entries that the event touches; empty before enrichment, and for a trusted remote. */
    ListHit[] hits();
}
