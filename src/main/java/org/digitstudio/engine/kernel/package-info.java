/** The fused loops that do the arithmetic, on plain float arrays. */
@NullMarked
package org.digitstudio.engine.kernel;

import org.jspecify.annotations.NullMarked;
