/** Layers of the fused engine, forward and backward, and its optimizers. */
@NullMarked
package org.digitstudio.engine.op;

import org.jspecify.annotations.NullMarked;
