/** Model files, read in plain Java as hostile until checked, and written as Deeplearning4j does. */
@NullMarked
package org.digitstudio.engine.format;

import org.jspecify.annotations.NullMarked;
