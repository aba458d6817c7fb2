/** The conditions of the rule language: fields of the logs, operators over them, and how they are read from YAML and compiled once. */
@NullMarked
package io.vigil.rules.condition;

import org.jspecify.annotations.NullMarked;
