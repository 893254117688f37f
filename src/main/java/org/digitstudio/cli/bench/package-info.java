/**
 * The {@code bench} command, which compares the engine with stock Deeplearning4j and other
 * programs.
 */
@NullMarked
package org.digitstudio.cli.bench;

import org.jspecify.annotations.NullMarked;
