/** Deeplearning4j's model file: read in plain Java as untrusted input, written as it does. */
@NullMarked
package org.digitstudio.engine.format;

import org.jspecify.annotations.NullMarked;
