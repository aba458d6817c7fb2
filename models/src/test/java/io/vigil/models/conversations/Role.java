package io.vigil.models.conversations;

/** What a machine is there for. */
enum Role {
    WEB,
    DATABASE,
    BATCH,
    NAT_GATEWAY,
    RESOLVER,
    BUILD_AGENT,
    AUTOSCALED,
    MAIL_RELAY,
    MONITOR,
    BACKUP,
    UPDATES,
    LOAD_BALANCER,
    CRAWLER
}
