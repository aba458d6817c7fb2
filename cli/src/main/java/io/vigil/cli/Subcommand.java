package io.vigil.cli;

import java.util.concurrent.Callable;

/**
 * A command that another module adds to the command line, found by the service loader: a class with picocli's {@code @Command}, whose result is
 * the exit code.
 */
public interface Subcommand extends Callable<Integer> {}
