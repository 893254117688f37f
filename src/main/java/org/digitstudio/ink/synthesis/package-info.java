/** Drawings that people could have made, made of drawings that they did make, to learn from. */
@NullMarked
package org.digitstudio.ink.synthesis;

import org.jspecify.annotations.NullMarked;
