/** Requests to AWS, signed, without its SDK: two calls are needed. */
@NullMarked
package io.vigil.sinks.aws;

import org.jspecify.annotations.NullMarked;
