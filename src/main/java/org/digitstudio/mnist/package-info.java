/** MNIST and sets in its format: IDX files, and the set that comes with the program. */
@NullMarked
package org.digitstudio.mnist;

import org.jspecify.annotations.NullMarked;
