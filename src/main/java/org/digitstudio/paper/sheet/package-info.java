/**
 * The class's sheet: a printed grid of boxes to write digits into, and how a photograph is read.
 */
@NullMarked
package org.digitstudio.paper.sheet;

import org.jspecify.annotations.NullMarked;
