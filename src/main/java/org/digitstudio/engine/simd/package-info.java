/** The innermost loops of the fused engine, on vectors and in plain Java. */
@NullMarked
package org.digitstudio.engine.simd;

import org.jspecify.annotations.NullMarked;
