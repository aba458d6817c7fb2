/** What people type: options into settings, results onto the screen. */
@NullMarked
package io.vigil.jobs.commands;

import org.jspecify.annotations.NullMarked;
