/** Models that Keras saved. */
@NullMarked
package org.digitstudio.exchange.keras;

import org.jspecify.annotations.NullMarked;
