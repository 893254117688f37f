/** Everything that knows Deeplearning4j, ND4J and native memory. */
@NullMarked
package org.digitstudio.engine;

import org.jspecify.annotations.NullMarked;
