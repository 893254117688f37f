/**
 * Bounded readers of containers that anyone may have made, zip and JSON, and the model card that
 * several model formats hold.
 */
@NullMarked
package org.digitstudio.container;

import org.jspecify.annotations.NullMarked;
