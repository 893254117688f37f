/** Runs written as TensorBoard's event files. */
@NullMarked
package org.digitstudio.exchange.tensorboard;

import org.jspecify.annotations.NullMarked;
