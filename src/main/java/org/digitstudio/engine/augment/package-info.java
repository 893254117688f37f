/** Order and augmentation of training images. */
@NullMarked
package org.digitstudio.engine.augment;

import org.jspecify.annotations.NullMarked;
