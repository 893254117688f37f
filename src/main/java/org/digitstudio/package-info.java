/** Digit Studio: the composition root, the only room that sees all the others. */
@NullMarked
package org.digitstudio;

import org.jspecify.annotations.NullMarked;
