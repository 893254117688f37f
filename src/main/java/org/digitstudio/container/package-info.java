/** Bounded readers of containers that anyone may have made: zip and JSON. */
@NullMarked
package org.digitstudio.container;

import org.jspecify.annotations.NullMarked;
