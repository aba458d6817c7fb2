/** What machines of one class do together: the habits of a role or a subnet, for machines that are too young to have their own. */
@NullMarked
package io.vigil.models.machineclass;

import org.jspecify.annotations.NullMarked;
