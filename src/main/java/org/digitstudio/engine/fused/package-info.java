/** The fused engine: training and prediction in Java, without native libraries. */
@NullMarked
package org.digitstudio.engine.fused;

import org.jspecify.annotations.NullMarked;
