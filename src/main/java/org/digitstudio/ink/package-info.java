/** From a drawing or a photograph to the 28x28 picture a network reads. */
@NullMarked
package org.digitstudio.ink;

import org.jspecify.annotations.NullMarked;
