/** Runs written as short programs for other frameworks. */
@NullMarked
package org.digitstudio.exchange.code;

import org.jspecify.annotations.NullMarked;
