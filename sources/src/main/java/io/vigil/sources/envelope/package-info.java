/** JSON objects that carry records: CloudWatch Logs subscriptions, EventBridge events, Firehose messages. */
@NullMarked
package io.vigil.sources.envelope;

import org.jspecify.annotations.NullMarked;
