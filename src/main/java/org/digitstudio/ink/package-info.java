/** Prepares drawings and pictures as 28x28 images for the network. */
@NullMarked
package org.digitstudio.ink;

import org.jspecify.annotations.NullMarked;
