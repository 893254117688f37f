/** Runs and trains detectors: fully convolutional networks on maps of any size. */
@NullMarked
package org.digitstudio.engine.detector;

import org.jspecify.annotations.NullMarked;
