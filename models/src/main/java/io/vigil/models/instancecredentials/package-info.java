/** Where each instance's role session is used from. */
@NullMarked
package io.vigil.models.instancecredentials;

import org.jspecify.annotations.NullMarked;
