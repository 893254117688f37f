/**
 * Decides which strokes of a drawing make one digit, by a log-linear model learnt from real ink.
 */
@NullMarked
package org.digitstudio.ink.grouping;

import org.jspecify.annotations.NullMarked;
