/** Analyses of networks and their predictions: pure functions. */
@NullMarked
package org.digitstudio.insight;

import org.jspecify.annotations.NullMarked;
