/** Labelled sets of images, in memory or as views of others. */
@NullMarked
package org.digitstudio.domain.data;

import org.jspecify.annotations.NullMarked;
