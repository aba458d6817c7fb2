/** What the logs delivered, and where detection was therefore blind. */
@NullMarked
package io.vigil.jobs.ledger;

import org.jspecify.annotations.NullMarked;
