/** Training and prediction with stock Deeplearning4j. */
@NullMarked
package org.digitstudio.engine.dl4j;

import org.jspecify.annotations.NullMarked;
