/** The tasks of the program, one service each, without a window or a library. */
@NullMarked
package org.digitstudio.application;

import org.jspecify.annotations.NullMarked;
