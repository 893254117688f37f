/** Weights in the safetensors format. */
@NullMarked
package org.digitstudio.exchange.safetensors;

import org.jspecify.annotations.NullMarked;
