package io.vigil.jobs.pipeline;

import org.apache.flink.util.OutputTag;

/**
 * What is to leave an operator by a side output of the next one in its chain.
 *
 * @param tag of that side output
 */
record Aside<T>(OutputTag<T> tag, T record) {}
