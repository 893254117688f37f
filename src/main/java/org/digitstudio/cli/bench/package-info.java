/**
 * The {@code bench} command: the engine's figures, beside stock Deeplearning4j's and the peers'.
 */
@NullMarked
package org.digitstudio.cli.bench;

import org.jspecify.annotations.NullMarked;
