/** Networks as layers and parameters, with the calibration of their outputs. */
@NullMarked
package org.digitstudio.domain.network;

import org.jspecify.annotations.NullMarked;
